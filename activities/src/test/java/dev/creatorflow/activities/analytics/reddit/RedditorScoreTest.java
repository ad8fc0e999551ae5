package dev.creatorflow.activities.analytics.reddit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedditorScoreTest {
    /** Worked out apart from the code, at and around every step of the formulas. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            short               | 0     | 0     | 0    | 10.0 | 0.0  | 1.0  | 2.0
            sixsix              | 29    | -20   | 5    | 10.0 | 2.9  | 1.0  | 3.01
            sevenchr            | 30    | 1     | 0    | 9.6  | 8.0  | 2.03 | 5.25
            a_name_with_digits9 | 15    | 30    | 20   | 5.92 | 1.5  | 3.5  | 3.16
            dashed-name         | 1825  | 30    | 21   | 6.3  | 10.0 | 3.71 | 6.3
            dashed-name7        | 1826  | 99    | 0    | 4.93 | 10.0 | 4.72 | 6.6
            a_long_name_of_a_person_that_goes_on_and_on_to_its_end | 3650 | 0 | 100 | 2.0 | 9.0 | 4.75 | 5.82
            plain               | 20000 | 500   | 499  | 10.0 | 6.0  | 8.4  | 7.8
            plain               | 9125  | 800   | 200  | 10.0 | 6.0  | 8.4  | 7.8
            plain               | 9125  | 200   | 800  | 10.0 | 6.0  | 8.4  | 7.8
            plain               | 9125  | 801   | 199  | 10.0 | 6.0  | 7.6  | 7.4
            plain               | 9125  | 199   | 801  | 10.0 | 6.0  | 7.6  | 7.4
            plain               | 100   | 6000  | 5000 | 10.0 | 8.08 | 10.0 | 9.33
            plain               | 100   | 90000 | 9000 | 10.0 | 8.08 | 9.5  | 9.08
            plain               | 100   | 50    | 50   | 10.0 | 8.08 | 5.25 | 6.95
            plain               | 365   | 400   | 200  | 10.0 | 8.37 | 7.0  | 7.93
            plain               | 10    | 0     | 50   | 10.0 | 1.0  | 3.5  | 3.6
            plain               | 10    | 0     | 51   | 10.0 | 1.0  | 3.35 | 3.53
            plain               | 10    | 10    | 41   | 10.0 | 1.0  | 3.35 | 3.53
            """)
    void theFormerDashboardsScoreAtEveryStepOfItsFormulas(
            String name,
            long days,
            long link,
            long comments,
            double username,
            double age,
            double karma,
            double overall) {
        assertThat(RedditorScore.of(name, days, link, comments))
                .isEqualTo(new RedditorScore(username, age, karma, overall));
    }
}
