/** Trades the token of a sign-in link (`#token=…`) for a session cookie and takes the token out of the address bar. */
export async function signInFromLink(): Promise<string | null> {
  const token = /^#token=([\w.-]+)$/.exec(location.hash)?.[1];
  if (token === undefined) return null;
  history.replaceState(null, "", "/");
  return signIn(token);
}

/** @returns null when signed in, else the reason in the server's words. */
export async function signIn(token: string): Promise<string | null> {
  const answer = await fetch("/session", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ token }) });
  return answer.ok ? null : (await answer.text()).trim();
}

export async function signOut(): Promise<void> {
  await fetch("/session", { method: "DELETE" });
  location.reload();
}
