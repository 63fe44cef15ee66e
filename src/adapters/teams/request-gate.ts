import { z } from "zod";
import type { Gate, GateAnswer } from "../../ports/request-gate.ts";
import type { CheckChannelToken } from "./channel-token.ts";

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
