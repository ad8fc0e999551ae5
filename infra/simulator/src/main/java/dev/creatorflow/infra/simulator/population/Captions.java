package dev.creatorflow.infra.simulator.population;

import org.jspecify.annotations.Nullable;

/** Captions with all that makes text hard: alphabets, emoji, mentions, e-mail addresses, none at all, too long. */
final class Captions {
    private static final String[] LINES = {
        "best sound you’re gonna hear today",
        "which one?",
        "Morning light in the workshop ☀️\n\n#ceramics #slowliving",
        "Neue Kollektion ab Freitag! #töpfern #größe #münchen",
        "今日の一枚 📷 #日本 #写真 #東京の空",
        "Новая работа, пишите ваше мнение #путешествие #москва",
        "صباح الخير #صباح_الخير #تصوير",
        "मेरी नई रील #हिन्दी #यात्रा",
        "오늘의 운동 #운동 #서울",
        "Thanks to @studio.lumen. and @frame_house! #collab",
        "Bookings: hello@studio-lumen.example or +49 30 1234567",
        "Write to team.press@example.org, tag @coast.trails #surf2026",
        "été 2026 🏖️ #été2026 #plage_de_rêve",
        "No tags here, just 👩🏽‍🎨👨‍👩‍👧‍👦 and a 𝓯𝓪𝓷𝓬𝔂 line",
        "\"quotes\" & <tags> \\ back\\slashes / and\ttabs",
        "hair up or down? ❤️‍🔥 #ootd #OOTD #Ootd",
        "10 years ago @vera… #tbt #café.#thé",
        "Link in bio https://example.com/?a=1&b=2#part",
        "❤️💋🍒\n\n#explorepage",
        "Çok güzel bir gün #İstanbul #güneş"
    };

    private Captions() {}

    /** The caption of a posting; null for about one in sixteen. */
    static @Nullable String of(long salt) {
        int draw = Dice.below(salt, 32);
        if (draw < 2) {
            return null;
        }
        String line = LINES[Dice.below(salt + 1, LINES.length)];
        if (draw == 2) {
            return ""; // An emptied caption is an object with an empty text.
        }
        return draw == 3 ? longest(line) : line;
    }

    /** Close to Instagram's limit of 2,200 characters. */
    private static String longest(String line) {
        StringBuilder text = new StringBuilder(line);
        while (text.length() + line.length() < 2_150) {
            text.append("\n").append(line);
        }
        return text.append(" #dernière").toString();
    }
}
