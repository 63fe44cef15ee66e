import { subscriptionRecordContract } from "./subscription-record.ts";
import { describeStores } from "./store-under-test.ts";

describeStores("SubscriptionRecord", subscriptionRecordContract);
