// The child gets a range of one spool and returns the mail; the bytes of files go to the other.
#include "cli/intake/mail_reading.hpp"

#include "format/mail/mail_reader.hpp"
#include "format/mail/mail_wire.hpp"
#include "store/intake/blob_store.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include <fmt/format.h>

namespace tix::cli {
namespace {

/// What is read of a mail that could not be read whole.
constexpr std::int64_t kBeginning = 64 * 1024;

/// A range of the spool, as the child is given it.
using Range = std::array<std::int64_t, 2>;

std::string written(const Range& range) {
  return {reinterpret_cast<const char*>(range.data()), sizeof range};
}

Range range_in(std::string_view request) {
  Range range{};
  std::memcpy(range.data(), request.data(), std::min(request.size(), sizeof range));
  return range;
}

std::string temporary_folder(const Env& env) {
  return env.filled("TMPDIR").value_or("/tmp");
}

}  // namespace

MailReading::MailReading(const Session& session, std::int64_t max_size)
    : max_size_(max_size),
      input_(temporary_folder(session.env())),
      parts_(temporary_folder(session.env())),
      worker_([this](std::string_view request) { return answer(request); }, {}) {}

std::string MailReading::answer(std::string_view request) {
  const auto [begin, end] = range_in(request);
  return format::write_mail_wire(format::read_mail({input_.descriptor(), begin, end}, {.max_size = max_size_},
                                                   [this](std::string_view bytes) { parts_.append(bytes); }));
}

IncomingMail MailReading::read_in_child(std::int64_t begin, std::int64_t end) {
  if (const auto answer = worker_.ask(written({begin, end}))) return format::read_mail_wire(*answer);
  const std::string why = worker_.failure();
  IncomingMail mail;
  if (const auto answer = worker_.ask(written({begin, std::min(end, begin + kBeginning)})))
    mail = format::read_mail_wire(*answer);
  mail.parts.clear();
  mail.problems.push_back(why);
  if (mail.fingerprint.empty()) mail.fingerprint = fmt::format("unread, of {} bytes", end - begin);
  return mail;
}

void MailReading::read_copy(std::int64_t begin) {
  const std::int64_t end = input_.size(), parts_begin = parts_.size();
  IncomingMail mail = read_in_child(begin, end);
  mails_.push_back({std::move(mail), begin, end, parts_begin, parts_.size()});
}

void MailReading::read(const format::ReadBytes& bytes) {
  const std::int64_t begin = input_.size();
  std::vector<char> piece(std::size_t{64} * 1024);
  while (const std::size_t got = bytes(piece.data(), piece.size())) input_.append({piece.data(), got});
  read_copy(begin);
}

void MailReading::read(store::Database& database, BlobId blob) {
  const std::int64_t begin = input_.size();
  store::read_blob(database, blob, [&](std::string_view piece) { input_.append(piece); });
  read_copy(begin);
}

std::vector<desk::MailArrival> MailReading::arrivals() const {
  const auto range = [](const store::Spool& spool, std::int64_t begin, std::int64_t end) {
    return store::BlobSource{end - begin, [&spool, begin](std::int64_t offset, char* into, std::size_t size) {
                               spool.read(begin + offset, into, size);
                             }};
  };
  std::vector<desk::MailArrival> arrivals;
  for (const Mail& mail : mails_)
    arrivals.push_back(
        {mail.read, range(input_, mail.begin, mail.end), range(parts_, mail.parts_begin, mail.parts_end)});
  return arrivals;
}

void MailReading::forget() {
  mails_.clear();
  input_.clear();
  parts_.clear();
}

}  // namespace tix::cli
