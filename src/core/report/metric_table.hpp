// The tables behind report_metrics(), one a report.
#pragma once

#include "tix/report/metric.hpp"

namespace tix {

std::span<const Metric> backlog_metrics();
std::span<const Metric> trend_metrics();
std::span<const Metric> sla_metrics();
std::span<const Metric> breaches_metrics();
std::span<const Metric> agents_metrics();
std::span<const Metric> flow_metrics();
std::span<const Metric> escalations_metrics();
std::span<const Metric> delays_metrics();
std::span<const Metric> patterns_metrics();
std::span<const Metric> satisfaction_metrics();
std::span<const Metric> survival_metrics();
std::span<const Metric> forecast_metrics();
std::span<const Metric> causes_metrics();
std::span<const Metric> digest_metrics();

}  // namespace tix
