// tix intake: turn incoming mail and chat messages into tickets.
#include "cli/input/ticket_act.hpp"
#include "cli/intake/mail_reading.hpp"
#include "cli/session/files.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/intake/intake_batch.hpp"
#include "desk/work/desk_in_force.hpp"
#include "format/read/mbox_ranges.hpp"
#include "store/file/descriptor.hpp"
#include "store/file/file_error.hpp"
#include "store/file/maildir.hpp"
#include "tix/text/error.hpp"
#include "tix/time/zone.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>

namespace tix::cli {
namespace {

struct IntakeOptions {
  std::optional<std::string> maildir, mbox;
  bool dry_run = false;
};

// Mails that are taken in as one change: many enough that the cost of a commit does not count, and few enough
// that nobody waits for the lock.
constexpr std::size_t kMostMails = 200;
constexpr std::int64_t kMostBytes = 8'000'000;

Report empty_report() {
  Report report;
  report.columns = {{.name = "id", .kind = ColumnKind::number, .key = true},
                    {"verdict", ColumnKind::word},
                    {"ticket", ColumnKind::number},
                    {"address", ColumnKind::text},
                    {"subject", ColumnKind::text},
                    {"why", ColumnKind::text}};
  return report;
}

/// Returns the next `size` bytes as a text of their own.
ReadBytes first_bytes(const ReadBytes& bytes, std::int64_t size) {
  return [&bytes, left = static_cast<std::size_t>(size)](char* into, std::size_t most) mutable {
    const std::size_t wanted = std::min(left, most);
    const std::size_t got = wanted == 0 ? 0 : bytes(into, wanted);
    left -= got;
    return got;
  };
}

void skip(const ReadBytes& bytes, std::int64_t size) {
  const ReadBytes skipped = first_bytes(bytes, size);
  std::array<char, 4096> piece{};
  while (skipped(piece.data(), piece.size()) > 0) {
  }
}

/// Takes mails in, batch by batch.
class Intake {
 public:
  Intake(Session& session, const IntakeOptions& options)
      : session_(&session),
        storing_(options.dry_run ? desk::Storing::dry_run : desk::Storing::commits),
        in_force_(desk::desk_in_force(session.database())),
        reading_(session, in_force_.desk.intake.max_size) {}

  void take_input() {
    reading_.read(open_input(session_->env(), "-"));
    store_batch();
  }

  void take_mbox(const std::string& path) {
    const std::vector<format::MboxRange> mails = format::mbox_ranges(open_input(session_->env(), path));
    const ReadBytes bytes = open_input(session_->env(), path);
    std::int64_t at = 0;
    for (const auto& [begin, end] : mails) {
      skip(bytes, begin - at);
      reading_.read(first_bytes(bytes, end - begin));
      at = end;
      store_if_full();
    }
    store_batch();
  }

  /// A mail moves to the seen ones only after it is stored: after a crash between the two it is a duplicate.
  void take_maildir(const std::string& folder) {
    const store::Maildir maildir(folder);
    std::vector<std::filesystem::path> waiting;
    const auto mark_seen = [&] {
      store_batch();
      if (storing_ == desk::Storing::commits)
        for (const std::filesystem::path& mail : waiting) maildir.mark_seen(mail);
      waiting.clear();
    };
    for (const std::filesystem::path& mail : maildir.new_mails()) {
      const store::Descriptor file = store::Descriptor::open(mail, O_RDONLY);
      if (!file && errno == ENOENT) continue;  // another process took it in
      if (!file) store::throw_file_error("cannot read", mail, errno);
      reading_.read(read_descriptor(file.number(), mail.string()));
      waiting.push_back(mail);
      if (!is_full()) continue;
      mark_seen();
      reading_.forget();
    }
    mark_seen();
  }

  Exit report() {
    const Zone& zone = session_->zone_or(Zone::find(in_force_.desk.zone));
    // Cron mails what a command prints: a folder without new mail is no news.
    const bool is_for_people = session_->render_options(zone).format == format::Format::table;
    if (!report_.rows.empty() || !is_for_people) session_->print(std::move(report_), zone);
    if (storing_ == desk::Storing::dry_run) session_->say("dry run: nothing was changed");
    return Exit::done;
  }

 private:
  void store_if_full() {
    if (!is_full()) return;
    store_batch();
    reading_.forget();
  }

  bool is_full() const { return reading_.count() >= kMostMails || reading_.size() >= kMostBytes; }

  void store_batch() {
    const std::vector<desk::MailArrival> arrivals = reading_.arrivals();
    if (arrivals.empty()) return;
    const std::vector<desk::TakenIn> taken =
        desk::take_in_all(session_->database(), author_of(*session_, "intake"), arrivals, storing_);
    count_ += taken.size();
    if (storing_ == desk::Storing::commits)
      session_->did(fmt::format("{} {} taken in", count_, count_ == 1 ? "message was" : "messages were"));
    for (std::size_t i = 0; i < taken.size(); ++i) add_row(taken[i], arrivals[i].mail);
  }

  void add_row(const desk::TakenIn& taken, const IncomingMail& mail) {
    const IntakeDecision& decision = taken.decision;
    report_.rows.push_back({cell_of(taken.id), std::string(name_of(decision.verdict)), cell_of(taken.ticket),
                            cell_of(decision.author.address), cell_of(mail.subject), cell_of(decision.why)});
  }

  Session* session_;
  desk::Storing storing_;
  desk::DeskInForce in_force_;
  MailReading reading_;
  Report report_ = empty_report();
  std::size_t count_ = 0;
};

Exit run_intake(Session& session, const IntakeOptions& options) {
  if (options.maildir && options.mbox)
    throw Error(ErrorKind::usage, "pass either --maildir or --mbox, not both");
  if (options.mbox == "-")
    throw Error(ErrorKind::usage, "--mbox takes a file, which is read twice, not standard input");
  Intake intake(session, options);
  if (options.maildir)
    intake.take_maildir(*options.maildir);
  else if (options.mbox)
    intake.take_mbox(*options.mbox);
  else
    intake.take_input();
  return intake.report();
}

}  // namespace

void add_intake(Syntax& syntax) {
  auto& o = syntax.runs(run_intake);
  syntax.option("--maildir", "DIR", o.maildir, "Take in the new mails of a Maildir and mark them as seen");
  syntax.option("--mbox", "FILE", o.mbox, "Take in all mails of an mbox file, which stays as it is");
  syntax.flag("--dry-run", o.dry_run, "Show what would become of each message without changing anything");
  syntax.about(
      "Reads one mail from standard input, or all new mails of a folder or file, and prints what became of "
      "each. A mail that was taken in before changes nothing. With a mail on standard input, tix exits with 0 "
      "(taken in, whatever became of it) or 75 (try again later) and nothing else, as mail servers expect.");
  syntax.example("tix intake < mail.eml", "Take in one mail, as a mail server does.");
  syntax.example("tix intake --maildir ~/Maildir", "Take in what isync or getmail has fetched.");
}

}  // namespace tix::cli
