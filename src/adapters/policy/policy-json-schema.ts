import { z } from "zod";
import { policyFile } from "./policy-schema.ts";

/** The schema that editors use for policy files. References between the parts are checked only when a file is read. */
export function policyJsonSchema(): object {
  return { title: "Policy of Guestlist", ...z.toJSONSchema(policyFile, { io: "input" }) };
}
