// Whose Authentication-Results are believed, and what they prove.
#include "core/intake/mail_auth.hpp"

#include "random_pick.hpp"

#include <array>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace {

using namespace tix::test;
using tix::MailAuth;

MailAuth auth(std::vector<std::string> results, std::string_view domain = "pelanggan.test") {
  return tix::mail_auth(results, "mx.toko.test", domain);
}

MailAuth ours(std::string_view result) {
  return auth({"mx.toko.test; " + std::string(result)});
}

}  // namespace

TEST_CASE("mail auth: random headers never fail or pass without our server's word") {
  Random random{1};
  constexpr std::array<std::string_view, 18> kPieces = {"mx.evil.test",
                                                        "; ",
                                                        "dmarc=pass",
                                                        "dmarc=fail",
                                                        "dkim=pass header.d=pelanggan.test",
                                                        "(",
                                                        ")",
                                                        "\"",
                                                        "\\",
                                                        "spf=pass",
                                                        " ",
                                                        "none",
                                                        "=",
                                                        "smtp.mailfrom=a@pelanggan.test",
                                                        "\t",
                                                        "1",
                                                        ";",
                                                        "mx.toko.tes"};
  for (int i = 0; i < 15000; ++i) {
    std::string header;
    for (auto pieces = pick(random, 0, 10); pieces > 0; --pieces) header += one_of(random, kPieces);
    INFO(header);
    REQUIRE(auth({header}) == MailAuth::none);
    REQUIRE(tix::mail_auth(std::vector{"mx.toko.test; dmarc=fail" + header}, "", "a.test") == MailAuth::none);
  }
}

TEST_CASE("mail auth: only the headers of our own server count") {
  CHECK(ours("dmarc=pass header.from=pelanggan.test") == MailAuth::pass);
  CHECK(auth({"MX.Toko.Test 1; dmarc=fail (p=none) header.from=pelanggan.test"}) == MailAuth::fail);
  CHECK(auth({"mx.toko.test\t1;\r\n\tdmarc=fail"}) == MailAuth::fail);
  CHECK(auth({"mx.evil.test; dmarc=pass", "mx.toko.test; none"}) == MailAuth::none);
  CHECK(auth({"mx.toko.test; dmarc=pass", "mx.evil.test; dmarc=fail"}) == MailAuth::pass);
  CHECK(auth({"mx.toko.test.evil.test; dmarc=pass"}) == MailAuth::none);
  CHECK(auth({"(mx.toko.test) mx.evil.test; dmarc=pass"}) == MailAuth::none);
  CHECK(auth({"mx.toko.test; spf=pass smtp.mailfrom=pelanggan.test", "mx.toko.test; dmarc=fail"}) ==
        MailAuth::fail);
  CHECK(auth({}) == MailAuth::none);
  CHECK(auth({""}) == MailAuth::none);
}

TEST_CASE("mail auth: DMARC decides, else a signature or SPF of the author's own domain") {
  CHECK(ours("dmarc=pass header.from=evil.test") == MailAuth::none);
  CHECK(ours("dmarc=pass header.from=evil.test; spf=pass smtp.mailfrom=pelanggan.test") == MailAuth::none);
  CHECK(ours("dmarc=none; dkim=pass header.d=pelanggan.test") == MailAuth::pass);
  CHECK(ours("dkim=pass (2048-bit key; unprotected) header.d=Mail.Pelanggan.test header.s=x") ==
        MailAuth::pass);
  CHECK(ours("dkim=pass header.i=@pelanggan.test") == MailAuth::pass);
  CHECK(ours("dkim = pass header.d = pelanggan.test") == MailAuth::pass);
  CHECK(ours("spf=pass smtp.mailfrom=bounce@pelanggan.test") == MailAuth::pass);
  CHECK(ours("spf/1=pass smtp.mailfrom=pelanggan.test") == MailAuth::pass);
  CHECK(ours("dkim=pass header.d=evil.test; spf=pass smtp.mailfrom=evil.test") == MailAuth::none);
  CHECK(ours("dkim=pass header.d=notpelanggan.test") == MailAuth::none);
  CHECK(ours("dkim=pass header.d=test") == MailAuth::none);
  CHECK(ours("dkim=pass") == MailAuth::none);
  CHECK(ours("spf=fail smtp.mailfrom=pelanggan.test; dkim=fail header.d=pelanggan.test") == MailAuth::none);
  CHECK(ours("spf=pass smtp.helo=pelanggan.test") == MailAuth::none);
}

TEST_CASE("mail auth: comments and quotes hide no statement") {
  CHECK(ours("spf=fail (a; dmarc=pass) smtp.mailfrom=a.test") == MailAuth::none);
  CHECK(ours("spf=fail reason=\"x; dmarc=pass header.from=pelanggan.test\"") == MailAuth::none);
  CHECK(ours("spf=fail (a (b) ; dmarc=pass)") == MailAuth::none);
  CHECK(ours("spf=fail (open; dmarc=pass") == MailAuth::none);
  CHECK(ours("spf=fail (\\)); dmarc=fail") == MailAuth::fail);
  CHECK(ours("spf=none \\; dmarc=fail") == MailAuth::fail);
}
