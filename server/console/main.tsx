import { StrictMode, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { Provider, useQuery } from "urql";
import { client } from "./client.ts";
import { AuditPage } from "./pages/audit.tsx";
import { DriftPage } from "./pages/drift.tsx";
import { OverviewPage } from "./pages/overview.tsx";
import { PlanPage } from "./pages/plan.tsx";
import { PlansPage } from "./pages/plans.tsx";
import { SignIn } from "./pages/sign-in.tsx";
import { Layout } from "./parts/layout.tsx";
import { Loading } from "./parts/loading.tsx";
import { Me } from "./queries.ts";
import { signInFromLink } from "./session.ts";

function App({ refused }: { refused: string | null }) {
  const here = useHash();
  const [me] = useQuery({ query: Me });
  if (me.fetching)
    return (
      <main>
        <Loading />
      </main>
    );
  const person = me.data?.whoami.nodes[0];
  if (person === undefined) return <SignIn reason={refused ?? (me.error?.response?.status === 401 ? null : (me.error?.message ?? null))} />;
  const roles = person.roles ?? [];
  return (
    <Layout here={here} me={person}>
      {pageOf(here, roles)}
    </Layout>
  );
}

function pageOf(here: string, roles: readonly string[]) {
  const [, place = "", id] = here.split("/");
  if (place === "plans") return id === undefined ? <PlansPage /> : <PlanPage key={id} id={id} />;
  if (place === "drift") return <DriftPage key={id} id={id ?? null} />;
  if (place === "audit") return <AuditPage />;
  if (place !== "")
    return (
      <>
        <h1>No such page</h1>
        <p className="empty">
          Nothing is at {here}. <a href="#/">What needs you</a>
        </p>
      </>
    );
  return <OverviewPage roles={roles} />;
}

function useHash(): string {
  const [hash, setHash] = useState(location.hash || "#/");
  useEffect(() => {
    const changed = () => setHash(location.hash || "#/");
    addEventListener("hashchange", changed);
    return () => removeEventListener("hashchange", changed);
  }, []);
  return hash;
}

const refused = await signInFromLink();
const root = document.getElementById("root");
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <Provider value={client}>
        <App refused={refused} />
      </Provider>
    </StrictMode>,
  );
