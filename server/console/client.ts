import { useEffect } from "react";
import { Client, fetchExchange, useMutation, useQuery, type AnyVariables, type CombinedError, type TypedDocumentNode } from "urql";

export const client = new Client({ url: "/graphql", exchanges: [fetchExchange], preferGetMethod: false, requestPolicy: "network-only" });

export type Polled<T> = { readonly data: T | undefined; readonly error: string | null; readonly refresh: () => void };

/** A query asked again every `every` milliseconds while the page is in sight. */
export function usePolled<T, V extends AnyVariables>(query: TypedDocumentNode<T, V>, variables: V, every = 2000): Polled<T> {
  const [answer, ask] = useQuery({ query, variables });
  useEffect(() => {
    if (answer.fetching) return undefined;
    const timer = setTimeout(() => { if (!document.hidden) ask(); }, every);
    return () => clearTimeout(timer);
  }, [answer.fetching, answer.data, ask, every]);
  return { data: answer.data, error: answer.error ? words(answer.error) : null, refresh: () => ask() };
}

/** A verb of schema arch; resolves to its rows, or to the error in words. */
export function useVerb<T, V extends AnyVariables>(mutation: TypedDocumentNode<T, V>): (variables: V) => Promise<{ data: T | undefined; error: string | null }> {
  const [, run] = useMutation(mutation);
  return async (variables) => {
    const answer = await run(variables);
    return { data: answer.data, error: answer.error ? words(answer.error) : null };
  };
}

/** What happened and what to do now, as the database said it. */
function words(error: CombinedError): string {
  const first = error.graphQLErrors[0];
  if (first === undefined) return "the server can't be reached; it is asked again every two seconds";
  const hint = first.extensions["hint"];
  return typeof hint === "string" ? `${first.message}. ${hint}` : first.message;
}
