/** All that zod's types want of a host: the bundle itself runs without a URL global. */
declare class URL {
  constructor(input: string, base?: string);
  readonly href: string;
}
