// The table of commands. To add a command, add a row here, its add_x to add_commands.hpp, its file cmd_x.cpp
// and its document tests/cli/x.test. Reports have a table of their own: desk/report/reports.hpp.
#include "cli/commands.hpp"

#include "cli/report/report_command.hpp"
#include "cli/syntax/add_commands.hpp"

namespace tix::cli {
namespace {

/// Returns a command or a subcommand. `paged`: its output goes through the pager on a terminal.
constexpr Command command(std::string_view name, Group group, Needs needs, std::string_view summary,
                          void (*add)(Syntax&), bool paged = false) {
  return {name, group, needs, summary, add, {}, paged, false};
}

/// Returns the same command without --at and --as-of, which it does not use.
constexpr Command only_now(Command command) {
  command.only_now = true;
  return command;
}

/// Returns a command that consists of subcommands.
constexpr Command family(std::string_view name, Group group, std::string_view summary,
                         std::span<const Command> parts) {
  return {name, group, Needs::nothing, summary, nullptr, parts, false, false};
}

constexpr bool kPaged = true;

constexpr Command kCalendarParts[] = {
    command("show", Group::desk, Needs::read, "Show a calendar's hours, holidays and next opening",
            add_calendar_show),
    command("due", Group::desk, Needs::read, "Compute when an amount of working time has passed",
            add_calendar_due),
    command("elapsed", Group::desk, Needs::read, "Compute the working time between two moments",
            add_calendar_elapsed),
    command("import", Group::desk, Needs::read, "Print iCalendar holidays as desk file lines",
            add_calendar_import),
};

constexpr Command kInboxParts[] = {
    only_now(command("list", Group::tickets, Needs::read, "List incoming messages and what became of them",
                     add_inbox_list, kPaged)),
    only_now(command("show", Group::tickets, Needs::read, "Show an incoming message", add_inbox_show)),
    only_now(command("accept", Group::tickets, Needs::write, "Create tickets from held or ignored messages",
                     add_inbox_accept)),
    only_now(
        command("drop", Group::tickets, Needs::write, "Mark incoming messages as decided", add_inbox_drop)),
};

constexpr Command kAgentParts[] = {
    command("list", Group::desk, Needs::read, "List agents with their load and absences", add_agent_list),
    command("away", Group::desk, Needs::write, "Record an agent's absence", add_agent_away),
    command("back", Group::desk, Needs::write, "End an agent's absence", add_agent_back),
};

constexpr Command kCustomerParts[] = {
    only_now(command("list", Group::data, Needs::read, "List customers", add_customer_list, kPaged)),
    command("show", Group::data, Needs::read, "Show a customer and their tickets", add_customer_show),
    only_now(command("set", Group::data, Needs::write, "Set a customer's name, organisation, plan or address",
                     add_customer_set)),
    only_now(command("address", Group::data, Needs::write, "Add or remove addresses of a customer",
                     add_customer_address)),
    only_now(
        command("merge", Group::data, Needs::write, "Merge a customer into another one", add_customer_merge)),
};

constexpr Command kDeskParts[] = {
    command("check", Group::desk, Needs::nothing, "Check a desk file for mistakes", add_desk_check),
    only_now(command("lint", Group::desk, Needs::read,
                     "Find rules of a desk file that cannot work as written", add_desk_lint)),
    only_now(command("show", Group::desk, Needs::read, "Print the desk file in force or an earlier version",
                     add_desk_show, kPaged)),
    only_now(
        command("edit", Group::desk, Needs::write, "Edit the desk file and apply the result", add_desk_edit)),
    only_now(command("apply", Group::desk, Needs::write, "Put a desk file into force", add_desk_apply)),
    only_now(
        command("history", Group::desk, Needs::read, "List the versions of the desk file", add_desk_history)),
};

constexpr Command kSlaParts[] = {
    command("show", Group::tickets, Needs::read, "Show the clocks of tickets", add_sla_show),
    command("explain", Group::tickets, Needs::read, "Explain how a clock ran and why it is due when it is",
            add_sla_explain, kPaged),
    command("waive", Group::tickets, Needs::write, "Exclude a clock from met and breached", add_sla_waive),
    command("set-due", Group::tickets, Needs::write, "Set a due time by hand", add_sla_set_due),
    command("test", Group::tickets, Needs::read, "Try a desk file on past tickets", add_sla_test, kPaged),
};

constexpr Command kImportParts[] = {
    only_now(command("tickets", Group::data, Needs::write, "Import tickets, one row per ticket",
                     add_import_tickets)),
    only_now(command("events", Group::data, Needs::write, "Import updates or a log of activities, row by row",
                     add_import_events)),
};

constexpr Command kExportParts[] = {
    command("tickets", Group::data, Needs::read, "Export tickets, one row per ticket", add_export_tickets),
    command("events", Group::data, Needs::read, "Export every event of tickets", add_export_events),
    command("clocks", Group::data, Needs::read, "Export SLA clocks, one row per cycle", add_export_clocks),
    command("spans", Group::data, Needs::read, "Export who held each ticket, and its status, over time",
            add_export_spans),
    command("customers", Group::data, Needs::read, "Export customers, one row per customer",
            add_export_customers),
};

constexpr Command kNotifyParts[] = {
    only_now(command("list", Group::data, Needs::read, "List notifications and their delivery",
                     add_notify_list, kPaged)),
    only_now(command("send", Group::data, Needs::write, "Send queued notifications with your mail command",
                     add_notify_send)),
    only_now(command("retry", Group::data, Needs::write, "Queue notifications for another attempt",
                     add_notify_retry)),
};

const Command kCommands[] = {
    command("create", Group::tickets, Needs::write, "Create a ticket and print its number", add_create),
    command("list", Group::tickets, Needs::read, "List open tickets, most urgent first", add_list, kPaged),
    command("show", Group::tickets, Needs::read, "Show a ticket with its clocks and conversation", add_show,
            kPaged),
    command("log", Group::tickets, Needs::read, "Show every event of a ticket", add_log, kPaged),
    command("reply", Group::tickets, Needs::write, "Send a public reply to the customer", add_reply),
    command("note", Group::tickets, Needs::write, "Add an internal note", add_note),
    command("receive", Group::tickets, Needs::write, "Record a message from the customer", add_receive),
    command("next", Group::tickets, Needs::write, "Take the next ticket from the queue and print its number",
            add_next),
    command("assign", Group::tickets, Needs::write, "Assign tickets to an agent or a team", add_assign),
    command("prioritize", Group::tickets, Needs::write, "Change the priority of tickets", add_prioritize),
    command("status", Group::tickets, Needs::write, "Change the status of tickets", add_status),
    command("resolve", Group::tickets, Needs::write, "Resolve tickets", add_resolve),
    command("reopen", Group::tickets, Needs::write, "Reopen resolved tickets", add_reopen),
    command("close", Group::tickets, Needs::write, "Close tickets permanently", add_close),
    command("edit", Group::tickets, Needs::write, "Edit a ticket's title, requester, category and fields",
            add_edit),
    command("tag", Group::tickets, Needs::write, "Add or remove tags", add_tag),
    command("link", Group::tickets, Needs::write, "Link tickets to each other", add_link),
    command("cc", Group::tickets, Needs::write, "Send replies in copy to more people", add_cc),
    command("watch", Group::tickets, Needs::write, "Follow a ticket's events", add_watch),
    command("merge", Group::tickets, Needs::write, "Merge tickets into one", add_merge),
    command("escalate", Group::tickets, Needs::write, "Escalate tickets to another tier or a manager",
            add_escalate),
    command("deescalate", Group::tickets, Needs::write, "End an escalation", add_deescalate),
    command("ack", Group::tickets, Needs::write, "Acknowledge a ticket and silence its warnings", add_ack),
    command("sop", Group::tickets, Needs::read, "Show the escalation procedure for a ticket", add_sop),
    only_now(command("sweep", Group::desk, Needs::write,
                     "Run due escalations, timed rules and queue assignment (for cron)", add_sweep)),
    command("promise", Group::tickets, Needs::write, "Give the customer an ETA", add_promise),
    command("rate", Group::tickets, Needs::write, "Record a customer's satisfaction score", add_rate),
    only_now(command("intake", Group::tickets, Needs::write, "Turn incoming mail into tickets", add_intake)),
    family("inbox", Group::tickets, "Review incoming messages and what became of them", kInboxParts),
    family("sla", Group::tickets, "Show, explain and adjust SLA clocks", kSlaParts),
    command("redact", Group::tickets, Needs::write, "Erase the text of a message", add_redact),
    only_now(command("undo", Group::tickets, Needs::write, "Undo your last command", add_undo)),
    command("init", Group::desk, Needs::nothing, "Create a database with a starter desk", add_init),
    family("agent", Group::desk, "List agents and manage absences", kAgentParts),
    family("desk", Group::desk, "Check, apply and compare desk files", kDeskParts),
    family("report", Group::reports, "Report on backlog, SLA, workload and trends", report_commands()),
    family("calendar", Group::desk, "Compute business hours", kCalendarParts),
    family("import", Group::data, "Import tickets or events from a file", kImportParts),
    family("export", Group::data, "Export tickets, events, clocks, spans or customers", kExportParts),
    family("customer", Group::data, "List and edit customers", kCustomerParts),
    family("notify", Group::data, "List, send and retry notifications", kNotifyParts),
    only_now(command("sql", Group::data, Needs::read, "Query the documented views, read-only", add_sql)),
    only_now(command("backup", Group::data, Needs::read, "Copy the database while it is in use", add_backup)),
    command("restore", Group::data, Needs::nothing, "Replace the database with a backup", add_restore),
    command("migrate", Group::data, Needs::nothing, "Upgrade an older database", add_migrate),
    only_now(
        command("doctor", Group::data, Needs::read, "Verify the database against its event log", add_doctor)),
    command("config", Group::program, Needs::nothing, "Show settings and where they come from", add_config),
    command("completion", Group::program, Needs::nothing, "Print a shell completion script", add_completion),
    command("man", Group::program, Needs::nothing, "Print the manual page", add_man),
    command("help", Group::program, Needs::nothing, "Show help for a command or topic", add_help, kPaged),
};

}  // namespace

std::span<const Command> commands() {
  return kCommands;
}

}  // namespace tix::cli
