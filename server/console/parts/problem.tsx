/** An error where the data would stand, announced to screen readers. */
export function Problem({ text }: { text: string | null }) {
  return text === null ? null : <p role="alert" className="error">{text}</p>;
}
