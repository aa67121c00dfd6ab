// The child gets a place and returns the mail; the bytes of files go to a spool that both share.
#include "cli/intake/mail_reading.hpp"

#include "cli/session/files.hpp"
#include "format/mail/mail_reader.hpp"
#include "format/mail/mail_wire.hpp"
#include "store/file/file_error.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <cerrno>
#include <sstream>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

namespace tix::cli {
namespace {

/// What is read of a mail that could not be read whole.
constexpr std::int64_t kBeginning = 64 * 1024;

std::string temporary_folder(const Env& env) {
  return env.filled("TMPDIR").value_or("/tmp");
}

std::string written(const MailPlace& place) {
  return fmt::format("{} {} {}", place.begin, place.end, place.path);
}

MailPlace read_place(std::string_view text) {
  MailPlace place;
  std::istringstream words{std::string(text)};
  words >> place.begin >> place.end;
  words.get();
  std::getline(words, place.path, '\0');
  return place;
}

store::Descriptor opened(const std::string& path) {
  store::Descriptor file = store::Descriptor::open(path, O_RDONLY);
  if (!file) store::throw_file_error("cannot read", path, errno);
  return file;
}

}  // namespace

MailReading::MailReading(const Session& session, std::int64_t max_size)
    : session_(&session),
      max_size_(max_size),
      input_(temporary_folder(session.env())),
      parts_(temporary_folder(session.env())),
      worker_([this](std::string_view request) { return answer(request); }, {}) {}

MailPlace MailReading::take_input() {
  const ReadBytes read = open_input(session_->env(), "-");
  std::vector<char> piece(std::size_t{64} * 1024);
  while (const std::size_t got = read(piece.data(), piece.size())) input_.append({piece.data(), got});
  return {{}, 0, input_.size()};
}

MailPlace MailReading::take_blob(store::Database& database, BlobId blob) {
  const std::int64_t begin = input_.size();
  store::read_blob(database, blob, [&](std::string_view piece) { input_.append(piece); });
  return {{}, begin, input_.size()};
}

std::string MailReading::answer(std::string_view request) {
  const MailPlace place = read_place(request);
  const store::Descriptor file = place.path.empty() ? store::Descriptor() : opened(place.path);
  return format::write_mail_wire(
      format::read_mail({file ? file.number() : input_.descriptor(), place.begin, place.end},
                        {.max_size = max_size_}, [this](std::string_view bytes) { parts_.append(bytes); }));
}

IncomingMail MailReading::read_in_child(const MailPlace& place) {
  if (const auto answer = worker_.ask(written(place))) return format::read_mail_wire(*answer);
  const std::string why = worker_.failure();
  MailPlace beginning = place;
  beginning.end = std::min(place.end, place.begin + kBeginning);
  IncomingMail mail;
  if (const auto answer = worker_.ask(written(beginning))) mail = format::read_mail_wire(*answer);
  mail.parts.clear();
  mail.problems.push_back(why);
  if (mail.fingerprint.empty()) mail.fingerprint = fmt::format("unread {}", written(place));
  return mail;
}

void MailReading::read(const MailPlace& place) {
  Mail& mail = mails_.emplace_back();
  mail.place = place;
  if (!place.path.empty()) {
    mail.file = opened(place.path);
    struct stat facts {};
    if (place.end == 0 && ::fstat(mail.file.number(), &facts) == 0) mail.place.end = facts.st_size;
  }
  mail.parts_begin = parts_.size();
  mail.read = read_in_child(mail.place);
}

std::vector<desk::MailArrival> MailReading::arrivals() const {
  std::vector<desk::MailArrival> arrivals;
  for (const Mail& mail : mails_) {
    const auto read_raw = [this, &mail](std::int64_t offset, char* into, std::size_t size) {
      const std::int64_t at = mail.place.begin + offset;
      if (!mail.file) return input_.read(at, into, size);
      const int error = store::read_at(mail.file.number(), at, into, size);
      if (error != 0) store::throw_file_error("cannot read", mail.place.path, error);
    };
    const auto read_parts = [this, &mail](std::int64_t offset, char* into, std::size_t size) {
      parts_.read(mail.parts_begin + offset, into, size);
    };
    arrivals.push_back({mail.read,
                        {mail.place.end - mail.place.begin, read_raw},
                        {parts_.size() - mail.parts_begin, read_parts}});
  }
  return arrivals;
}

void MailReading::forget() {
  mails_.clear();
  parts_.clear();
}

}  // namespace tix::cli
