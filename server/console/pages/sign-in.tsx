import { useState, type FormEvent } from "react";
import { Problem } from "../parts/problem.tsx";
import { signIn } from "../session.ts";

/** Asked when no valid session is there: a personal token, as an admin gave it. */
export function SignIn({ reason }: { reason: string | null }) {
  const [problem, setProblem] = useState(reason);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const token = new FormData(event.currentTarget).get("token");
    const refused = await signIn(typeof token === "string" ? token.trim() : "");
    if (refused === null) location.reload();
    else setProblem(refused);
  };
  return (
    <main>
      <h1>Data Architect</h1>
      <p className="sub">Open your sign-in link, or paste your personal token.</p>
      <form className="card row" onSubmit={(event) => void submit(event)}>
        <label className="grow">Token<input name="token" type="password" autoComplete="current-password" required /></label>
        <button className="primary" type="submit">Sign in</button>
      </form>
      <Problem text={problem} />
    </main>
  );
}
