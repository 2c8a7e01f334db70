/** An error with the name of its field, as it stands in a summary: "Nome: manca", but "Perché? Manca". */
export function labelled(label: string, error: string): string {
  return /[?!.]$/.test(label) ? `${label} ${error}` : `${label}: ${error}`
}
