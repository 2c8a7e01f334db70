/** Words that somebody typed: their line breaks stay, and nothing in them is markup. */
export function Lines({ text }: { text: string }) {
  return (
    <>
      {text.split('\n').map((line, index) => (
        <>
          {index === 0 ? null : <br />}
          {line}
        </>
      ))}
    </>
  )
}
