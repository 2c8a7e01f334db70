import { PrometheusExporter, PrometheusSerializer } from '@opentelemetry/exporter-prometheus'
import { MeterProvider } from '@opentelemetry/sdk-metrics'
import { timingSafeEqual } from 'node:crypto'
import { notFound } from '../operations/errors.ts'
import type { WebContext } from '../http/request.ts'

/** Counters and times of a process, read by Prometheus at /metrics. */
export interface Metrics {
  request: (method: string, route: string, status: number, milliseconds: number) => void
  job: (name: string, outcome: 'done' | 'failed') => void
  serve: (context: WebContext) => Promise<Response>
}

interface MetricsOptions {
  /** Opens /metrics to who bears it. */
  readonly token: string | undefined
  /** Whether this machine itself may read it where there is no token: in production it may not. */
  readonly openToLoopback: boolean
}

const loopback = ['127.0.0.1', '::1', '::ffff:127.0.0.1', 'local']

/** A proxy on the same machine is a loopback peer too: what it hands on says so in one of these. */
const forwardedHeaders = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via']

/** Metrics of this process. Without a token they are for a peer on this machine alone, outside production. */
export function createMetrics({ token, openToLoopback }: MetricsOptions): Metrics {
  const reader = new PrometheusExporter({ preventServerStart: true })
  const meter = new MeterProvider({ readers: [reader] }).getMeter('portico')
  const requests = meter.createHistogram('portico_http_request_milliseconds', {
    description: 'Time of HTTP requests by route',
    unit: 'ms',
  })
  const jobs = meter.createCounter('portico_jobs', { description: 'Jobs run, by name and outcome' })
  const memory = meter.createObservableGauge('portico_memory_resident_bytes', {
    description: 'Resident memory',
    unit: 'By',
  })
  memory.addCallback((result) => result.observe(process.memoryUsage.rss()))
  const allowed = (context: WebContext) => {
    if (token === undefined)
      return (
        openToLoopback &&
        loopback.includes(context.get('clientAddress')) &&
        forwardedHeaders.every((name) => context.req.header(name) === undefined)
      )
    const given = Buffer.from(context.req.header('authorization')?.replace(/^Bearer /, '') ?? '')
    const wanted = Buffer.from(token)
    return given.length === wanted.length && timingSafeEqual(given, wanted)
  }
  return {
    request: (method, route, status, milliseconds) => requests.record(milliseconds, { method, route, status }),
    job: (name, outcome) => jobs.add(1, { name, outcome }),
    async serve(context) {
      if (!allowed(context)) throw notFound.with()
      const { resourceMetrics } = await reader.collect()
      return context.body(new PrometheusSerializer().serialize(resourceMetrics), 200, {
        'content-type': 'text/plain; version=0.0.4',
      })
    },
  }
}
