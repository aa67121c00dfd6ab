// tix report digest: print or mail the nightly summary.
#include "cli/input/filter_argument.hpp"
#include "cli/input/ticket_act.hpp"
#include "cli/report/report_command.hpp"
#include "cli/session/session.hpp"
#include "cli/session/versions.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/report/digest.hpp"
#include "desk/sweep/digest_mail.hpp"
#include "format/write/page.hpp"
#include "store/sqlite/database.hpp"
#include "tix/report/for_people.hpp"
#include "tix/reports/digest_headline.hpp"

#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace tix::cli {
namespace {

/// Cells of a line in a mail's text.
constexpr std::size_t kMailWidth = 78;

struct DigestOptions {
  FilterArgument filter;
  std::vector<std::string> mail;
};

/// Returns the table as people see it, with a note on the rows that are left out.
Report shown_to_people(const desk::DigestPart& part) {
  Report report = main_columns(with_named_rows(part.report));
  if (part.left_out > 0)
    report.note = fmt::format("And {} more.{}{}", part.left_out, report.note.empty() ? "" : " ", report.note);
  return report;
}

/// Returns the numbers of the sentence, and where they come from.
Report numbers_of(const desk::Digest& digest, const ReportHeader& header) {
  Report report = digest.numbers;
  const auto add = [&](std::string name, ColumnKind kind, Cell cell) {
    report.columns.push_back({.name = std::move(name), .kind = kind});
    report.rows.front().push_back(std::move(cell));
  };
  add("as_of", ColumnKind::instant, header.as_of);
  add("zone", ColumnKind::word, header.zone);
  add("filter", ColumnKind::text, header.filter);
  add("tix", ColumnKind::word, header.tix);
  add("desk_version", ColumnKind::number, header.desk_version);
  add("desk_hash", ColumnKind::word, header.desk_hash);
  add("tzdata", ColumnKind::word, header.tzdata);
  add("late_facts", ColumnKind::number, header.late_facts);
  return report;
}

/// Makes the page. Programs get the numbers in a section of their own, people read them in the sentence.
format::Page page_of(const desk::Digest& digest, ReportHeader header, bool for_people) {
  format::Page page;
  page.header = std::move(header);
  if (for_people)
    page.lead = digest.headline;
  else
    page.sections.push_back({.name = "digest", .report = numbers_of(digest, page.header), .single = true});
  for (const desk::DigestPart& part : digest.parts)
    page.sections.push_back({.name = part.name,
                             .report = for_people ? shown_to_people(part) : part.report,
                             .heading = part.heading});
  return page;
}

std::string rendered(format::Page page, format::Format format, const Session& session, const Zone& zone) {
  page.styling = format::Styling::inlined;  // mail clients drop style sheets
  format::RenderOptions options = session.render_options(zone);
  options.format = format;
  options.width = kMailWidth;
  options.terminal = options.color = false;
  options.unicode = true;
  std::string text;
  session.render_page(std::move(page), options, [&](std::string_view piece) { text += piece; });
  return text;
}

void queue(Session& session, const DigestOptions& options, const desk::Digest& digest,
           const format::Page& page, const Zone& zone) {
  desk::DigestMail mail;
  mail.subject = digest.subject;
  mail.text = rendered(page, format::Format::table, session, zone);
  mail.html = rendered(page, format::Format::html, session, zone);
  store::Database database = session.database_to_write();
  const std::size_t count =
      desk::queue_digest(database, author_of(session, "report digest"), options.mail, mail);
  session.say(
      fmt::format("queued {} {}; run 'tix notify send' to deliver", count, count == 1 ? "mail" : "mails"));
}

Exit run_digest(Session& session, const DigestOptions& options) {
  desk::Reading reading(session.database(), [&](const Zone& zone) { return session.as_of(zone); });
  const Zone& zone = session.zone_or(reading.zone());
  const Filter filter = filter_of(session, reading, options.filter.text());
  if (explained(session, reading, options.filter, filter, store::Among::unresolved)) return Exit::done;
  for (const std::string& reader : options.mail) desk::mail_address_of(reading.desk(), reader);
  const desk::Digest digest = desk::digest(reading, filter, zone);
  ReportHeader header = reading.header("digest");
  header.title = page_title(reading.desk().name, kDigest.title, {}, zone.local(reading.as_of()).date());
  header.filter = filter.text();
  header.zone = zone.name();
  header.tix = version();
  const bool for_people = !options.mail.empty() || format::is_for_people(session.render_options(zone).format);
  format::Page page = page_of(digest, std::move(header), for_people);
  if (options.mail.empty())
    session.print_page(std::move(page), zone);
  else
    queue(session, options, digest, page, zone);
  return Exit::done;
}

}  // namespace

void add_report_digest(Syntax& syntax) {
  auto& o = syntax.runs(run_digest);
  add_filter(syntax, o.filter, "Cover only matching tickets; see tix help filter");
  syntax.option("--mail", "TO", o.mail,
                "Queue it as a mail to an address or to an agent instead of printing it");
  add_description(syntax, kDigest);
}

}  // namespace tix::cli
