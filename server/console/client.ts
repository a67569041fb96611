import { useEffect, useRef } from "react";
import { Client, fetchExchange, useMutation, useQuery, type AnyVariables, type CombinedError, type TypedDocumentNode } from "urql";

export const client = new Client({ url: "/graphql", exchanges: [fetchExchange], preferGetMethod: false, requestPolicy: "network-only" });

export type Polled<T> = { readonly data: T | undefined; readonly error: string | null; readonly refresh: () => void };

/** A query asked again every `every` milliseconds while the page is in sight. What was seen last stays until something newer comes. */
export function usePolled<T, V extends AnyVariables>(query: TypedDocumentNode<T, V>, variables: V, every = 2000): Polled<T> {
  const [answer, ask] = useQuery({ query, variables });
  const last = useRef<T | undefined>(undefined);
  if (answer.data !== undefined) last.current = answer.data;
  useEffect(() => {
    const look = () => {
      if (!document.hidden) ask();
    };
    const timer = setInterval(look, every);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [ask, every]);
  return { data: last.current, error: answer.error ? words(answer.error) : null, refresh: () => ask() };
}

export type Said<T> = { readonly data: T | undefined; readonly error: string | null };

/** A verb of schema arch; resolves to its rows, or to the error in words. */
export function useVerb<T, V extends AnyVariables>(mutation: TypedDocumentNode<T, V>): (variables: V) => Promise<Said<T>> {
  const [, run] = useMutation(mutation);
  return async (variables) => {
    const answer = await run(variables);
    return { data: answer.data, error: answer.error ? words(answer.error) : null };
  };
}

/** What happened and what to do now, as the database said it. */
export function words(error: CombinedError): string {
  const first = error.graphQLErrors[0];
  if (first === undefined) return "The server can’t be reached. It is asked again every two seconds; what you see is from before.";
  const hint = first.extensions["hint"];
  return typeof hint === "string" ? `${first.message}. ${hint}` : first.message;
}
