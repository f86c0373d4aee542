// The fact tables as read-only bytes of the program. Who writes them: people (facts, names_by_hand), .tools/make_lexicon_tables.py
// (the long lists) and `gloss-train lexicon` (the compiled look-up table). Who reads them: Lexicon.
#ifndef GLOSS_LEXICON_TABLES_H
#define GLOSS_LEXICON_TABLES_H

#include <stddef.h>

enum { GLOSS_LEXICON_TEXT_COUNT = 6 };

// The bytes of one text table, and its length. Numbers outside give an empty table.
const void *_Nonnull gloss_lexicon_text(size_t number, size_t *_Nonnull length);

// The compiled look-up table.
const void *_Nonnull gloss_lexicon_compiled(size_t *_Nonnull length);

#endif
