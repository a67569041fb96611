import { useEffect, useRef, type ReactNode } from "react";
import type { MeRow } from "../rows.ts";
import { signOut } from "../session.ts";
import { WorkerBanner } from "./worker-banner.tsx";

const places = [
  ["#/", "Overview"],
  ["#/plans", "Plans"],
  ["#/drift", "Drift"],
  ["#/audit", "Audit"],
] as const;

/** The frame of every page: where one is, who one is. The page takes the focus when it changes, so that a screen reader starts there. */
export function Layout({ here, me, children }: { here: string; me: MeRow; children: ReactNode }) {
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) main.current?.focus();
    first.current = false;
    document.title = `${places.find(([href]) => isHere(here, href))?.[1] ?? "Console"} · Data Architect`;
  }, [here]);
  const roles = me.roles ?? [];
  return (
    <>
      <a
        className="skip"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          main.current?.focus();
        }}
      >
        Skip to the page
      </a>
      <header className="bar">
        <a className="brand" href="#/">
          <Mark />
          Data Architect
        </a>
        <nav aria-label="Pages">
          {places.map(([href, label]) => (
            <a key={href} href={href} aria-current={isHere(here, href) ? "page" : undefined}>
              {label}
            </a>
          ))}
        </nav>
        <div className="who">
          {me.environment === null ? null : (
            <span className={`environment ${me.kind ?? ""}`} title={`${me.kind ?? ""} environment`}>
              {me.environment}
            </span>
          )}
          <span className="name">
            <b>{me.name ?? me.login}</b> {roles.join(", ")}
          </span>
          <button type="button" className="quiet-button" onClick={() => void signOut()}>
            Sign out
          </button>
        </div>
      </header>
      <main id="main" tabIndex={-1} ref={main}>
        <WorkerBanner />
        {children}
      </main>
    </>
  );
}

function Mark() {
  return (
    <svg width="18" height="18" viewBox="0 0 16 16" aria-hidden="true">
      <rect x="1" y="1" width="6" height="14" rx="1.5" />
      <rect x="9" y="6" width="6" height="9" rx="1.5" opacity=".45" />
    </svg>
  );
}

function isHere(here: string, href: string): boolean {
  return href === "#/" ? here === "#/" : here.startsWith(href);
}
