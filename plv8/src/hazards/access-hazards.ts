import type { HazardRule } from "./hazard-rule.ts";

/** H03x: who may do what. */
export const accessHazards: readonly HazardRule[] = [
  {
    id: "H031",
    name: "access_widens",
    what: "A role gets a privilege, or a policy that limited rows goes away or changes.",
    why: "Data can be read or written by more people than before.",
    bad: "grant select on shop.customers to reporting;",
    good: "Grant columns or a view; have the owner of the data review it.",
    fine: "The role is meant to have it.",
  },
  {
    id: "H032",
    name: "access_narrows",
    what: "A role loses a privilege, or rows get hidden by a policy.",
    why: "Statements of that role fail, or silently see and change fewer rows.",
    bad: "revoke update on shop.orders from app;",
    good: "Take the use out of the applications first.",
    fine: "The role does not use the privilege.",
  },
  {
    id: "H033",
    name: "row_security_switch",
    what: "Row security of a table is switched.",
    why: "Without a fitting policy roles other than the owner see no rows; without row security they see all.",
    bad: "alter table shop.orders enable row level security;  -- and no policy",
    good: "Policies first, the switch after them, in one transaction.",
    fine: "Every role that reads the table has a policy.",
  },
  {
    id: "H034",
    name: "owner_changes",
    what: "An object gets another owner.",
    why: "The owner can change, drop and grant it and is not bound by row security.",
    bad: "alter table shop.orders owner to app;",
    good: "One owner role without login for a project.",
    fine: "Never in a plan: it is refused. A superuser does it by hand where the new owner is the project's owner role.",
  },
  {
    id: "H035",
    name: "event_trigger_fires",
    what: "Somebody's event trigger fires for commands of the plan.",
    why: "Its function runs inside of the step: it may forbid the command, which stops the plan there, or change more than the plan says.",
    bad: "A trigger on ddl_command_start that raises for whoever is not the DBA, met in the middle of a night's run.",
    good: "Ask whose it is; let the owner role of the project pass in its function, or disable it for the time of the run.",
    fine: "It only records what was done.",
  },
  {
    id: "H036",
    name: "mapping_without_options",
    what: "A user mapping is made, or dropped, without its options.",
    why: "They may hold a password, so nobody reads them: a mapping that comes has none and can't log in, one that comes back on a rollback neither.",
    bad: "A step makes the mapping, and the first query of the foreign table fails for want of a password.",
    good: "alter user mapping for app server ledger options (add user 'app', password '…'), by whoever knows it, right behind the step.",
    fine: "The server asks for no password (a socket, a certificate, password_required = false).",
  },
];
