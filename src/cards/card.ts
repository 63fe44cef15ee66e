/** A JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** An adaptive card, ready to be attached. */
export interface AdaptiveCard {
  readonly type: "AdaptiveCard";
  readonly version: string;
  readonly [key: string]: Json;
}
