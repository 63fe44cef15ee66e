import { defaultRedirectUrl } from "../fakes/fake-outside.ts";
import { teamsIds } from "./activities.ts";
import { id } from "./ids.ts";

/** The id of the form that tests fill in. */
export const formId = "44444444-4444-4444-8444-444444444444";

/** A form opened for Adele. */
export function aForm(email = "") {
  return { id: id(formId), for: id(teamsIds.adele), values: email === "" ? {} : { email }, defaultRedirectUrl, inChannel: false };
}
