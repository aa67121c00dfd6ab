// One declaration per command, which binds its flags and stores the function that runs. Each is defined in
// its own cmd_*.cpp.
#pragma once

namespace tix::cli {

class Syntax;

void add_ack(Syntax& syntax);
void add_agent_away(Syntax& syntax);
void add_agent_back(Syntax& syntax);
void add_agent_list(Syntax& syntax);
void add_assign(Syntax& syntax);
void add_backup(Syntax& syntax);
void add_calendar_due(Syntax& syntax);
void add_calendar_elapsed(Syntax& syntax);
void add_calendar_import(Syntax& syntax);
void add_calendar_show(Syntax& syntax);
void add_cc(Syntax& syntax);
void add_close(Syntax& syntax);
void add_completion(Syntax& syntax);
void add_config(Syntax& syntax);
void add_create(Syntax& syntax);
void add_customer_address(Syntax& syntax);
void add_customer_list(Syntax& syntax);
void add_customer_merge(Syntax& syntax);
void add_customer_set(Syntax& syntax);
void add_customer_show(Syntax& syntax);
void add_deescalate(Syntax& syntax);
void add_desk_apply(Syntax& syntax);
void add_desk_check(Syntax& syntax);
void add_desk_edit(Syntax& syntax);
void add_desk_history(Syntax& syntax);
void add_desk_lint(Syntax& syntax);
void add_desk_show(Syntax& syntax);
void add_doctor(Syntax& syntax);
void add_edit(Syntax& syntax);
void add_escalate(Syntax& syntax);
void add_export_clocks(Syntax& syntax);
void add_export_customers(Syntax& syntax);
void add_export_events(Syntax& syntax);
void add_export_spans(Syntax& syntax);
void add_export_tickets(Syntax& syntax);
void add_help(Syntax& syntax);
void add_import_events(Syntax& syntax);
void add_import_tickets(Syntax& syntax);
void add_inbox_accept(Syntax& syntax);
void add_inbox_drop(Syntax& syntax);
void add_inbox_list(Syntax& syntax);
void add_inbox_show(Syntax& syntax);
void add_intake(Syntax& syntax);
void add_init(Syntax& syntax);
void add_link(Syntax& syntax);
void add_list(Syntax& syntax);
void add_log(Syntax& syntax);
void add_man(Syntax& syntax);
void add_merge(Syntax& syntax);
void add_migrate(Syntax& syntax);
void add_next(Syntax& syntax);
void add_note(Syntax& syntax);
void add_notify_list(Syntax& syntax);
void add_notify_retry(Syntax& syntax);
void add_notify_send(Syntax& syntax);
void add_prioritize(Syntax& syntax);
void add_promise(Syntax& syntax);
void add_rate(Syntax& syntax);
void add_receive(Syntax& syntax);
void add_redact(Syntax& syntax);
void add_reopen(Syntax& syntax);
void add_reply(Syntax& syntax);
void add_report_backlog(Syntax& syntax);
void add_report_digest(Syntax& syntax);
void add_report_forecast(Syntax& syntax);
void add_report_patterns(Syntax& syntax);
void add_resolve(Syntax& syntax);
void add_restore(Syntax& syntax);
void add_show(Syntax& syntax);
void add_sla_explain(Syntax& syntax);
void add_sla_set_due(Syntax& syntax);
void add_sla_show(Syntax& syntax);
void add_sla_test(Syntax& syntax);
void add_sla_waive(Syntax& syntax);
void add_sop(Syntax& syntax);
void add_sql(Syntax& syntax);
void add_status(Syntax& syntax);
void add_sweep(Syntax& syntax);
void add_tag(Syntax& syntax);
void add_undo(Syntax& syntax);
void add_watch(Syntax& syntax);

}  // namespace tix::cli
