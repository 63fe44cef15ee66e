import type { Meter, MetricDefinition } from "../ports/log.ts";
import type { Ports } from "../ports/ports.ts";
import { metricsCollector } from "./collect-metrics.ts";
import { createMetricsServer } from "./metrics-server.ts";
import type { MetricsServer } from "./metrics-server.ts";
import { metrics } from "./metrics.ts";
import type { MetricName } from "./metrics.ts";

interface Options {
  readonly host: string;
  readonly port: number;
  readonly ports: Pick<Ports, "instances" | "jobRecords" | "guests" | "clock" | "log">;
  readonly meterOf: (definitions: Readonly<Record<MetricName, MetricDefinition>>) => Meter<MetricName>;
}

/** Puts /metrics together. It doesn't listen until asked to. */
export function openMetrics({ host, port, ports, meterOf }: Options): MetricsServer {
  const { log } = ports;
  const meter = meterOf(metrics);
  return createMetricsServer({ host, port, meter, log, collect: metricsCollector({ ports, meter, log }) });
}
