// Takes Authentication-Results apart: comments out, statements between semicolons, words of key=value.
#include "core/intake/mail_auth.hpp"

#include "tix/text/ascii.hpp"
#include "tix/text/blank.hpp"

#include <algorithm>
#include <vector>

namespace tix {
namespace {

/// One statement, such as `dkim=pass header.d=example.test`.
struct AuthResult {
  std::string method;
  std::string result;
  std::vector<std::pair<std::string, std::string>> properties;
};

/// Removes comments in brackets, also nested ones, and the quotes around text. Text after an open bracket
/// that nothing closes is a comment.
std::string without_comments(std::string_view text) {
  std::string plain;
  int depth = 0;
  bool is_quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool is_escape = c == '\\' && i + 1 < text.size() && (is_quoted || depth > 0);
    if (is_escape)
      ++i;
    else if (c == '"' && depth == 0)
      is_quoted = !is_quoted;
    else if (c == '(' && !is_quoted)
      ++depth;
    else if (c == ')' && depth > 0 && !is_quoted)
      --depth;
    else if (depth == 0)
      // What stands in quotes can be no statement and no property of its own.
      plain += is_quoted && (c == ';' || c == '=' || c == ' ') ? '_' : c;
  }
  return plain;
}

std::vector<std::string> split(std::string_view text, std::string_view separators) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(separators, from), text.size());
    if (!is_blank(text.substr(from, end - from))) parts.emplace_back(trimmed(text.substr(from, end - from)));
    from = end + 1;
  }
  return parts;
}

/// Removes the blanks around each `=`.
std::string joined_at_equals(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool is_gap = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (c == '=')
      while (out.ends_with(' ')) out.pop_back();
    if (!is_gap)
      out += c;
    else if (!out.empty() && !out.ends_with('='))
      out += ' ';
  }
  return out;
}

AuthResult read_result(std::string_view statement) {
  AuthResult read;
  for (const std::string& word : split(joined_at_equals(statement), " ")) {
    const std::size_t equals = std::min(word.find('='), word.size());
    std::string key = ascii_lower(word.substr(0, equals));
    std::string value = ascii_lower(equals < word.size() ? word.substr(equals + 1) : "");
    if (!read.method.empty()) {
      read.properties.emplace_back(std::move(key), std::move(value));
      continue;
    }
    read.method = key.substr(0, key.find('/'));
    read.result = std::move(value);
  }
  return read;
}

/// Returns the domain that a property names: of an address, what follows the `@`.
std::string_view domain_in(const AuthResult& result, std::string_view property) {
  for (const auto& [key, value] : result.properties) {
    if (key != property) continue;
    const std::string_view all = value;
    return all.substr(all.rfind('@') == std::string_view::npos ? 0 : all.rfind('@') + 1);
  }
  return {};
}

/// Returns whether one domain is the other or stands above it, with a dot of its own.
bool is_aligned(std::string_view a, std::string_view b) {
  if (a.size() < b.size()) std::swap(a, b);
  if (b.find('.') == std::string_view::npos || !equal_without_case(a.substr(a.size() - b.size()), b))
    return false;
  return a.size() == b.size() || a[a.size() - b.size() - 1] == '.';
}

bool passes_alone(const AuthResult& result, std::string_view domain) {
  if (result.result != "pass") return false;
  if (result.method == "dkim")
    return is_aligned(domain_in(result, "header.d"), domain) ||
           is_aligned(domain_in(result, "header.i"), domain);
  return result.method == "spf" && is_aligned(domain_in(result, "smtp.mailfrom"), domain);
}

}  // namespace

MailAuth mail_auth(std::span<const std::string> results, std::string_view authserv, std::string_view domain) {
  if (authserv.empty()) return MailAuth::none;
  bool passes = false, has_dmarc = false, dmarc_passes = false;
  for (const std::string& header : results) {
    const std::vector<std::string> parts = split(without_comments(header), ";");
    // The name of the server may be followed by a version.
    if (parts.empty() || !equal_without_case(split(parts.front(), " \t\r\n").front(), authserv)) continue;
    for (const std::string& statement : std::span(parts).subspan(1)) {
      const AuthResult result = read_result(statement);
      passes = passes || passes_alone(result, domain);
      if (result.method != "dmarc") continue;
      if (result.result == "fail") return MailAuth::fail;
      // A server that says nothing of DMARC for this domain writes `none`.
      has_dmarc = has_dmarc || result.result == "pass";
      const std::string_view of = domain_in(result, "header.from");
      dmarc_passes =
          dmarc_passes || (result.result == "pass" && (of.empty() || equal_without_case(of, domain)));
    }
  }
  if (has_dmarc) return dmarc_passes ? MailAuth::pass : MailAuth::none;
  return passes ? MailAuth::pass : MailAuth::none;
}

}  // namespace tix
