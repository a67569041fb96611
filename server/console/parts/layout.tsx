import type { ReactNode } from "react";
import { signOut } from "../session.ts";

const places = [["#/", "Overview"], ["#/plans", "Plans"], ["#/drift", "Drift"], ["#/audit", "Audit"]] as const;

/** The frame of every page: where one is, who one is. */
export function Layout({ here, name, roles, children }: { here: string; name: string; roles: readonly string[]; children: ReactNode }) {
  return (
    <>
      <header className="bar">
        <strong>Data Architect</strong>
        <nav aria-label="Pages">
          {places.map(([href, label]) => (
            <a key={href} href={href} aria-current={isHere(here, href) ? "page" : undefined}>{label}</a>
          ))}
        </nav>
        <span className="who">{name}{roles.length > 0 ? ` · ${roles.join(", ")}` : ""}</span>
        <button type="button" onClick={() => void signOut()}>Sign out</button>
      </header>
      <main>{children}</main>
    </>
  );
}

function isHere(here: string, href: string): boolean {
  return href === "#/" ? here === "#/" : here.startsWith(href);
}
