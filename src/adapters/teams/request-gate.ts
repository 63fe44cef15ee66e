import { z } from "zod";
import type { CheckChannelToken } from "./channel-token.ts";

/** The answer of the gate to `/api/messages`, before botbuilder sees a request. */
export type GateAnswer =
  | { readonly kind: "open" }
  /** `code` goes to the log; the caller gets the status alone. */
  | { readonly kind: "closed"; readonly status: 400 | 401 | 503; readonly code: string };

export interface Gate {
  /** Checks the Authorization header alone, before the body is read. */
  checkToken(authorization: string | undefined): Promise<GateAnswer>;
  /** Checks the outer fields of the activity: refuses other channels, missing or foreign service URLs, and broken bodies. */
  checkBody(body: unknown): GateAnswer;
}

const open: GateAnswer = { kind: "open" };

const activitySchema = z.looseObject({
  type: z.string().min(1).max(100),
  id: z.string().max(1_000).optional(),
  channelId: z.literal("msteams"),
  serviceUrl: z.string().max(2_000),
  conversation: z.looseObject({ id: z.string().min(1).max(1_000) }),
  from: z.looseObject({ id: z.string().min(1).max(1_000) }),
  recipient: z.looseObject({ id: z.string().min(1).max(1_000) }),
});

export function createGate(checkChannelToken: CheckChannelToken, serviceUrlAllowed: (url: string) => boolean): Gate {
  return {
    async checkToken(authorization) {
      switch (await checkChannelToken(authorization)) {
        case "valid":
          return open;
        case "invalid":
          return { kind: "closed", status: 401, code: "channel-token-invalid" };
        case "keys-unavailable":
          return { kind: "closed", status: 503, code: "channel-keys-unavailable" };
      }
    },
    checkBody(body) {
      const activity = activitySchema.safeParse(body);
      if (!activity.success) return { kind: "closed", status: 400, code: "activity-malformed" };
      return serviceUrlAllowed(activity.data.serviceUrl) ? open : { kind: "closed", status: 400, code: "service-url-foreign" };
    },
  };
}
