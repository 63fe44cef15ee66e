import { z } from "zod";
import { policyFile } from "./policy-schema.ts";

/** The schema that editors know policy files by. What the parts say of each other is checked when a file is read. */
export function policyJsonSchema(): object {
  return { title: "Policy of Guestlist", ...z.toJSONSchema(policyFile, { io: "input" }) };
}
