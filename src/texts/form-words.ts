import en from "./en.json" with { type: "json" };
import type { TextKey } from "./text-key.ts";
import type { Texts } from "./texts.ts";

type Form = (typeof en)["form"];

/** The fields of the form that have words of their own. */
type Field = { [Name in keyof Form]: Form[Name] extends string ? never : Name }[keyof Form];

type Word<Name extends Field> = Exclude<keyof Form[Name] & string, `${string}_unheard`>;

export type FormWords<Name extends Field> = Readonly<Record<Word<Name>, string>>;

/** A field's texts as a card uses them (`label`, `placeholder`, `hint` …): all texts under `form.<field>`. */
export function formWords<Name extends Field>(field: Name, { t }: Pick<Texts, "t">): FormWords<Name> {
  const names = Object.keys(en.form[field]).filter((word) => !word.endsWith("_unheard"));
  const words = names.map((word) => [word, t(`form.${field}.${word}` as TextKey)]);
  return Object.fromEntries(words) as FormWords<Name>;
}
