import { useState, type FormEvent } from "react";
import { Problem } from "../parts/problem.tsx";
import { signIn } from "../session.ts";

/** Asked when no valid session is there: a personal token. */
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
    <main className="sign-in">
      <h1>Data Architect</h1>
      <p className="sub">Open your sign-in link, or paste your personal token.</p>
      <form className="card" onSubmit={(event) => void submit(event)}>
        <p>
          <label htmlFor="token">Token</label>
          <input id="token" name="token" type="password" autoComplete="current-password" required autoFocus aria-describedby="token-help" />
        </p>
        <p>
          <button className="primary" type="submit">
            Sign in
          </button>
        </p>
      </form>
      <Problem text={problem} />
      <p className="quiet" id="token-help">
        No token yet? In psql, as yourself: <code>select token from arch.issue_token('console')</code>
      </p>
    </main>
  );
}
