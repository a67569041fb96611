/** Ends a piece: a statement, or what opens or parts a block. */
const CUTS = /;|\b(?:then|else|begin|loop)\b/iu;
const ROLE = String.raw`(?:role|user(?!\s+mapping)|group)\b`;
const aboutRoles = [
  new RegExp(String.raw`^(?:create|alter|drop)\s+${ROLE}`, "iu"),
  new RegExp(String.raw`^execute\s+(?:format\s*\(\s*)?'\s*(?:create|alter|drop)\s+${ROLE}[^;]*$`, "iu"),
  new RegExp(String.raw`^comment\s+on\s+role\b`, "iu"),
  /^(?:grant|revoke)\s+(?!.*\son\s).*\s(?:to|from)\s/iu,
];
/** Makes nothing: what is asked, caught, said. */
const idle = /^(?:$|declare\b|(?:els)?if\b|elseif\b|for\b|foreach\b|while\b|exception\b|when\b|end\b|null$|raise\b|return$)/iu;

/**
 * Does a block in PL/pgSQL make, change or drop roles, and nothing else? Roles belong to the server; a file that can be run twice makes them so.
 *
 * @example makesOnlyRoles("begin if not exists (select from pg_roles where rolname = 'ada') then create role ada; end if; end"); // true
 */
export function makesOnlyRoles(body: string): boolean {
  const text = body.replaceAll(/--[^\n]*|\/\*[\s\S]*?\*\//gu, " ").replaceAll(/\s+/gu, " ");
  const begins = text.search(/\bbegin\b/iu);
  const pieces = text
    .slice(Math.max(0, begins))
    .split(CUTS)
    .map((piece) => piece.trim());
  const roles = pieces.filter((piece) => aboutRoles.some((shape) => shape.test(piece)));
  return begins !== -1 && roles.length > 0 && pieces.every((piece) => idle.test(piece) || roles.includes(piece));
}
