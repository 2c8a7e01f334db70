/** Signs documents for the person in charge: a qualified signature service in production, a test authority elsewhere. */
export interface SignaturePort {
  /** A PDF signed as PAdES: the original bytes are a prefix of the answer. */
  sign: (
    pdf: Buffer,
    by: { name: string; fiscalCode: string },
    options: { reason: string; at: Date },
  ) => Promise<Buffer>
}
