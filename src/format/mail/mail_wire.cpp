// One list of fields for both directions: numbers in eight bytes, texts and lists after their length.
#include "format/mail/mail_wire.hpp"

#include "tix/text/error.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <vector>

namespace tix::format {
namespace {

[[noreturn]] void refuse() {
  throw Error(ErrorKind::bug, "the process that reads mails sent something else than a mail");
}

/// The fields of each struct. A structured binding names all of them, so that a new field without a place
/// here does not compile.
template <class Wire>
void pass(Wire& wire, IncomingMail& value) {
  auto& [headers, fingerprint, message_id, from, reply_to, to, cc, sender, date_text, subject, in_reply_to,
         references, delivered_to, return_path, received, authentication_results, auto_submitted, precedence,
         has_autoreply_header, has_list_id, is_spam, failed_recipients, text, is_from_html, parts, report,
         forwarded_from, forwarded_subject, is_signed, problems, warnings] = value;
  wire(headers, fingerprint, message_id, from, reply_to, to, cc, sender, date_text, subject, in_reply_to,
       references, delivered_to, return_path, received, authentication_results, auto_submitted, precedence,
       has_autoreply_header, has_list_id, is_spam, failed_recipients, text, is_from_html, parts, report,
       forwarded_from, forwarded_subject, is_signed, problems, warnings);
}

template <class Wire>
void pass(Wire& wire, IncomingPart& value) {
  auto& [role, name, type, size, offset, sha256] = value;
  wire(role, name, type, size, offset, sha256);
}

template <class Wire>
void pass(Wire& wire, ReceivedTrace& value) {
  auto& [by, at] = value;
  wire(by, at);
}

template <class Wire>
void pass(Wire& wire, MailReport& value) {
  auto& [kind, action, status, recipient, diagnostic, message_id] = value;
  wire(kind, action, status, recipient, diagnostic, message_id);
}

template <class Wire>
void pass(Wire& wire, Mailbox& value) {
  auto& [name, address] = value;
  wire(name, address);
}

constexpr std::int64_t last_of(PartRole /*unused*/) {
  return static_cast<std::int64_t>(PartRole::text);
}
constexpr std::int64_t last_of(MailReportKind /*unused*/) {
  return static_cast<std::int64_t>(MailReportKind::feedback);
}

class Writer {
 public:
  template <class... Values>
  void operator()(Values&... values) {
    (put(values), ...);
  }
  std::string bytes;

 private:
  void put(std::int64_t number) {
    for (int shift = 0; shift < 64; shift += 8)
      bytes += static_cast<char>(static_cast<std::uint64_t>(number) >> static_cast<unsigned>(shift) & 0xffU);
  }
  void put(bool value) { put(std::int64_t{value}); }
  void put(Instant value) { put(value.unix()); }
  void put(const std::string& value) {
    put(static_cast<std::int64_t>(value.size()));
    bytes += value;
  }
  template <class Enum>
  requires std::is_enum_v<Enum>
  void put(Enum value) { put(static_cast<std::int64_t>(value)); }
  template <class Value>
  void put(std::optional<Value>& value) {
    put(value.has_value());
    if (value) put(*value);
  }
  template <class Value>
  void put(std::vector<Value>& values) {
    put(static_cast<std::int64_t>(values.size()));
    for (Value& value : values) put(value);
  }
  template <class Struct>
  requires std::is_aggregate_v<Struct>
  void put(Struct& value) { pass(*this, value); }
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  template <class... Values>
  void operator()(Values&... values) {
    (get(values), ...);
  }
  bool is_at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;

  void get(std::int64_t& number) {
    if (rest_.size() < 8) refuse();
    std::uint64_t bits = 0;
    for (std::size_t i = 8; i-- > 0;) bits = bits << 8U | static_cast<unsigned char>(rest_[i]);
    rest_.remove_prefix(8);
    number = static_cast<std::int64_t>(bits);
  }
  std::int64_t number_up_to(std::int64_t most) {
    std::int64_t number = 0;
    get(number);
    if (number < 0 || number > most) refuse();
    return number;
  }
  /// A length. Each byte of a text and each element of a list takes at least one byte.
  std::size_t length() {
    return static_cast<std::size_t>(number_up_to(static_cast<std::int64_t>(rest_.size())));
  }

  void get(bool& value) { value = number_up_to(1) == 1; }
  void get(Instant& value) {
    std::int64_t unix = 0;
    get(unix);
    value = Instant::from_unix(unix);
    if (!value.in_range()) refuse();
  }
  void get(std::string& value) {
    const std::size_t size = length();
    if (size > rest_.size()) refuse();
    value = rest_.substr(0, size);
    rest_.remove_prefix(size);
  }
  template <class Enum>
  requires std::is_enum_v<Enum>
  void get(Enum& value) { value = static_cast<Enum>(number_up_to(last_of(Enum{}))); }
  template <class Value>
  void get(std::optional<Value>& value) {
    bool is_there = false;
    get(is_there);
    value.reset();
    if (is_there) get(value.emplace());
  }
  template <class Value>
  void get(std::vector<Value>& values) {
    values.clear();
    for (std::size_t left = length(); left > 0; --left) get(values.emplace_back());
  }
  template <class Struct>
  requires std::is_aggregate_v<Struct>
  void get(Struct& value) { pass(*this, value); }
};

}  // namespace

std::string write_mail_wire(const IncomingMail& mail) {
  Writer writer;
  pass(writer, const_cast<IncomingMail&>(mail));  // NOLINT: the writer only reads
  return std::move(writer.bytes);
}

IncomingMail read_mail_wire(std::string_view bytes) {
  IncomingMail mail;
  Reader reader(bytes);
  pass(reader, mail);
  if (!reader.is_at_end()) refuse();
  return mail;
}

}  // namespace tix::format
