import type en from "./en.json";

type WithoutPlural<Key extends string> = Key extends `${infer Base}_${Intl.LDMLPluralRule}` ? Base : Key;

type Leaves<Node, Prefix extends string> = {
  [Key in keyof Node & string]: Node[Key] extends string ? `${Prefix}${WithoutPlural<Key>}` : Leaves<Node[Key], `${Prefix}${Key}.`>;
}[keyof Node & string];

/** The key of every text: the path to it in en.json, e.g. `form.email.label`. Plural forms share one key, used with `count`. */
export type TextKey = Leaves<typeof en, "">;
