/** An error where the data would stand, announced to screen readers. */
export function Problem({ text }: { text: string | null }) {
  return <div role="alert">{text === null ? null : <p className="problem">{text}</p>}</div>;
}
