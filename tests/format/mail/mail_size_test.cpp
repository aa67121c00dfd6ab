// Large mails: what does not fit is named, and none is ever in memory whole.
#include "format/mail/mail_reader.hpp"
#include "format/mail/taken_mail.hpp"

#include <catch2/catch.hpp>
#include <sys/resource.h>
#include <sys/wait.h>

using namespace tix;
using namespace tix::format;

namespace {

/// A file without a name that mails are written to.
class MailFile {
 public:
  MailFile() : descriptor_(memfd_create("mail", MFD_CLOEXEC)) {}
  ~MailFile() { close(descriptor_); }
  MailFile(const MailFile&) = delete;
  MailFile& operator=(const MailFile&) = delete;

  void add(std::string_view bytes, int times = 1) {
    for (; times > 0; --times) {
      buffer_ += bytes;
      if (buffer_.size() > 1'000'000 || times == 1) flush();
    }
  }
  MailBytes bytes() const { return {descriptor_, 0, size_}; }

 private:
  int descriptor_;
  std::int64_t size_ = 0;
  std::string buffer_;

  void flush() {
    for (std::string_view rest = buffer_; !rest.empty();) {
      const auto written = write(descriptor_, rest.data(), rest.size());
      REQUIRE(written > 0);
      rest.remove_prefix(static_cast<std::size_t>(written));
    }
    size_ += static_cast<std::int64_t>(buffer_.size());
    buffer_.clear();
  }
};

constexpr std::string_view kBase64Line =
    "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWYwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1NjcK\n";
constexpr std::string_view kLine = "0123456789abcdef0123456789abcdef0123456789abcdef01234567\n";

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kHasSanitizer = true;  // keeps memory that was freed
#else
constexpr bool kHasSanitizer = false;
#endif

/// The most memory, in kB, that a process of its own needs to read the mail.
long peak_memory_to_read(const MailBytes& bytes) {
  const pid_t child = fork();
  if (child == 0) {
    const IncomingMail mail = read_mail(bytes, {}, [](std::string_view) {});
    _exit(mail.from.size() == 1 ? 0 : 1);
  }
  int status = 0;
  rusage usage{};
  REQUIRE(wait4(child, &status, 0, &usage) == child);
  CHECK(status == 0);
  return usage.ru_maxrss;
}

}  // namespace

TEST_CASE("mail size: a film over the limit is named with its size and hash", "[slow]") {
  MailFile file;
  file.add("From: ani@example.test\nSubject: Film\nContent-Type: multipart/mixed; boundary=b\n\n");
  file.add("--b\nContent-Type: text/plain\n\nLihat filmnya.\n");
  file.add("--b\nContent-Type: video/mp4; name=film.mp4\nContent-Transfer-Encoding: binary\n\n");
  file.add(kLine, 964'912);
  file.add("\n--b\nContent-Type: application/pdf; name=nota.pdf\nContent-Transfer-Encoding: base64\n\n");
  file.add(kBase64Line, 60'000);
  file.add("--b--\n");
  std::int64_t spooled = 0;
  const IncomingMail mail = read_mail(
      file.bytes(), {}, [&](std::string_view piece) { spooled += static_cast<std::int64_t>(piece.size()); });
  CHECK(file.bytes().end > 59'000'000);
  CHECK(mail.text == "Lihat filmnya.");
  CHECK(mail.problems == std::vector<std::string>{"more than 50 MB of files"});
  REQUIRE(mail.parts.size() == 2);
  CHECK(mail.parts[0] == IncomingPart{PartRole::attachment, "film.mp4", "video/mp4", 54'999'984, std::nullopt,
                                      "fe9989ed3f66a7158ddbf5fb359856625100f3abd60e58492a97d8ec8d190101"});
  CHECK(mail.parts[1] == IncomingPart{PartRole::attachment, "nota.pdf", "application/pdf", 3'420'000, 0, ""});
  CHECK(spooled == 3'420'000);
}

TEST_CASE("mail size: no mail of 50 MB needs 100 MB of memory", "[slow]") {
  constexpr long kMost = 100'000;
  const std::string from = "From: ani@example.test\nSubject: Besar\n";
  const auto check_memory = [&](const std::string& head, std::string_view line, const std::string& end) {
    INFO(head);
    MailFile file;
    file.add(head);
    file.add(line, static_cast<int>(50'000'000 / line.size()));
    file.add(end);
    const long peak = peak_memory_to_read(file.bytes());
    CHECK((kHasSanitizer ? 0 : peak) < kMost);
  };
  check_memory(from + "Content-Type: video/mp4\nContent-Transfer-Encoding: base64\n\n", kBase64Line, "");
  check_memory(from + "Content-Type: text/plain\n\n", kLine, "");
  check_memory(from + "Content-Type: text/html\n\n", "<p>a<p>b", "");
  check_memory(from + "Content-Type: text/html\n\n", "<a><b>", "");
  check_memory(from + "X-Line: ", "longer than any line ", "\n\nbody\n");
  check_memory(from, "X-Line: one of many\n", "\nbody\n");
  check_memory(from + "To: ", "a@example.test, ", "\n\nbody\n");
  check_memory(from + "Content-Type: multipart/mixed; boundary=b\n\n", "--b\n\n", "");
  check_memory(from + "Content-Type: multipart/mixed; boundary=b\n\n",
               "--b\nContent-Type: message/rfc822\n\n", "");
  check_memory(from + "Content-Type: message/delivery-status\n\n", "Action: failed\n\n", "");
}
