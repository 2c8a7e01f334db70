import * as asn1js from 'asn1js'
import * as pkijs from 'pkijs'

const COMMON_NAME_MAX = 64 // X.520

/** An X.500 name: parts are values of their own, so that a comma in a name stays a comma. */
export function distinguishedName(parts: {
  commonName: string
  organisation?: string
  serialNumber?: string
}): pkijs.RelativeDistinguishedNames {
  const { commonName, organisation, serialNumber } = parts
  const short = Array.from(commonName).slice(0, COMMON_NAME_MAX).join('')
  return pkijs.RelativeDistinguishedNames.fromBER(
    new asn1js.Sequence({
      value: [
        part('2.5.4.6', new asn1js.PrintableString({ value: 'IT' })),
        ...(organisation === undefined ? [] : [part('2.5.4.10', new asn1js.Utf8String({ value: organisation }))]),
        ...(serialNumber === undefined ? [] : [part('2.5.4.5', new asn1js.PrintableString({ value: serialNumber }))]),
        part('2.5.4.3', new asn1js.Utf8String({ value: short })),
      ],
    }).toBER(),
  )
}

/** Each part is a set of its own: pkijs, left alone, writes all of them as one. */
function part(type: string, value: asn1js.PrintableString | asn1js.Utf8String): asn1js.Set {
  const pair = new asn1js.Sequence({ value: [new asn1js.ObjectIdentifier({ value: type }), value] })
  return new asn1js.Set({ value: [pair] })
}
