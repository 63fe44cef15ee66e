import type { ApprovalsChannel } from "../../ports/approvals-channel.ts";

export function createApprovalsChannel(): ApprovalsChannel {
  return {
    post: async () => ({ kind: "unreachable" }),
    update: async () => ({ kind: "unreachable" }),
    tell: async () => ({ kind: "unreachable" }),
  };
}
