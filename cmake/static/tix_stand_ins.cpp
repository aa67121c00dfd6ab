// Stand-ins for the functions of gpgme and GIO that GMime names and tix never calls: mails are neither
// encrypted nor signed, and are read and written in memory. Each returns what a library returns for an
// operation that it does not support.
//
// The functions read no parameters, so they declare none.
#include <cstddef>

namespace {

/// GPG_ERR_NOT_SUPPORTED of libgpg-error.
constexpr unsigned kNotSupported = 60;

}  // namespace

#define ANSWERS_ERROR(function) \
  unsigned function() {         \
    return kNotSupported;       \
  }
#define ANSWERS_NULL(function) \
  const void* function() {     \
    return nullptr;            \
  }
#define DOES_NOTHING(function) \
  void function() {}
/// TRUE would mean that it was done.
#define ANSWERS_FALSE(function) \
  int function() {              \
    return 0;                   \
  }
/// No bytes were read or written; -1 is the error of GIO.
#define ANSWERS_MINUS_ONE(function) \
  std::ptrdiff_t function() {       \
    return -1;                      \
  }
/// The type that nothing is of.
#define ANSWERS_NO_TYPE(function) \
  std::size_t function() {        \
    return 0;                     \
  }

extern "C" {

// gpgme: g_mime_init asks for its version and takes no notice of the answer.
ANSWERS_NULL(gpgme_check_version_internal)
ANSWERS_ERROR(gpgme_data_new_from_cbs)
ANSWERS_ERROR(gpgme_engine_check_version)
ANSWERS_ERROR(gpgme_get_key)
ANSWERS_ERROR(gpgme_new)
ANSWERS_ERROR(gpgme_op_decrypt)
ANSWERS_ERROR(gpgme_op_decrypt_verify)
ANSWERS_ERROR(gpgme_op_encrypt)
ANSWERS_ERROR(gpgme_op_encrypt_sign)
ANSWERS_ERROR(gpgme_op_export_ext)
ANSWERS_ERROR(gpgme_op_import)
ANSWERS_ERROR(gpgme_op_keylist_end)
ANSWERS_ERROR(gpgme_op_keylist_next)
ANSWERS_ERROR(gpgme_op_keylist_start)
ANSWERS_ERROR(gpgme_op_sign)
ANSWERS_ERROR(gpgme_op_verify)
ANSWERS_ERROR(gpgme_set_ctx_flag)
ANSWERS_ERROR(gpgme_set_keylist_mode)
ANSWERS_ERROR(gpgme_set_protocol)
ANSWERS_ERROR(gpgme_signers_add)
ANSWERS_FALSE(gpgme_get_keylist_mode)
ANSWERS_FALSE(gpgme_get_protocol)
ANSWERS_NULL(gpgme_op_decrypt_result)
ANSWERS_NULL(gpgme_op_import_result)
ANSWERS_NULL(gpgme_op_sign_result)
ANSWERS_NULL(gpgme_op_verify_result)
DOES_NOTHING(gpgme_data_release)
DOES_NOTHING(gpgme_key_unref)
DOES_NOTHING(gpgme_release)
DOES_NOTHING(gpgme_set_armor)
DOES_NOTHING(gpgme_set_offline)
DOES_NOTHING(gpgme_set_passphrase_cb)
DOES_NOTHING(gpgme_set_textmode)
DOES_NOTHING(gpgme_signers_clear)
const char* gpgme_strerror() {
  return "tix has no OpenPGP";
}

// GIO: GMimeStreamGIO.
ANSWERS_NULL(g_file_append_to)
ANSWERS_NULL(g_file_read)
ANSWERS_NO_TYPE(g_file_get_type)
ANSWERS_FALSE(g_input_stream_close)
ANSWERS_MINUS_ONE(g_input_stream_read)
ANSWERS_FALSE(g_output_stream_close)
ANSWERS_FALSE(g_output_stream_flush)
ANSWERS_FALSE(g_output_stream_write_all)
ANSWERS_NO_TYPE(g_seekable_get_type)
ANSWERS_FALSE(g_seekable_seek)
ANSWERS_MINUS_ONE(g_seekable_tell)
}
