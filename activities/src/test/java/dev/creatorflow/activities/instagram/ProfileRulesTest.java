package dev.creatorflow.activities.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creatorflow.activities.instagram.Drift.Kind;
import dev.creatorflow.workflows.instagram.model.BioLink;
import dev.creatorflow.workflows.instagram.model.Profile;
import dev.creatorflow.workflows.instagram.model.ProfileField;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileRulesTest {
    private final LooterMapper mapper = new LooterMapper();

    @Test
    void defect8TheIdComesWithEveryProfileWhateverTheHandleAskedFor() {
        Profile profile = profile("'id':'72700000431','username':'New.Name'");
        assertThat(profile.igUserId()).isEqualTo("72700000431");
        assertThat(profile.username()).isEqualTo("New.Name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'id':'42'", "'pk':'42'", "'pk_id':'42'", "'pk':42", "'id':9007199254740993,'pk_id':'42'"})
    void theIdIsTextWhereverItIs(String id) {
        assertThat(profile("'username':'x'," + id).igUserId()).isEqualTo("42");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'username':'x'",
                "'username':'x','id':''",
                "'username':'x','id':9007199254740993",
                "'username':'x','id':'abc'",
                "'id':'42','username':null",
                "'id':'42','username':5",
                "'id':'42','username':''"
            })
    void withoutIdAndNameItCannotBeToldWhoseProfileItIs(String fields) {
        assertThat(mapper.mapProfile(OneItem.json("{'status':true," + fields + "}")))
                .isInstanceOf(ProfileLookup.Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'''biography'':''hi''', hi, true",
        "'''biography'':''''', , true",
        "'''biography'':null', , true",
        "'''biography'':5', , false",
        "'''x'':1', , false",
    })
    void defect12ClearedIsNotTheSameAsNotDelivered(String fields, @Nullable String biography, boolean delivered) {
        Profile profile = profile("'id':'42','username':'x'," + fields);
        assertThat(profile.biography()).isEqualTo(biography);
        assertThat(profile.delivered().contains(ProfileField.BIOGRAPHY)).isEqualTo(delivered);
    }

    @ParameterizedTest
    @CsvSource({
        "'''external_url'':''https://x/y''', https://x/y, true",
        "'''external_url'':''''', , true",
        "'''external_url'':null', , true",
        "'''external_url'':''javascript:alert(1)''', , false",
        "'''x'':1', , false",
    })
    void aLinkIsClearedOnlyWhereTheAnswerSaysSo(String fields, @Nullable String link, boolean delivered) {
        Profile profile = profile("'id':'42','username':'x'," + fields);
        assertThat(profile.externalUrl()).isEqualTo(link);
        assertThat(profile.delivered().contains(ProfileField.EXTERNAL_URL)).isEqualTo(delivered);
    }

    @Test
    void defect14BioLinksAreRead() {
        Profile profile = profile("'id':'42','username':'x','bio_links':["
                + "{'url':'http://a/','title':'','link_type':'external','lynx_url':'https://l.instagram.com/'},"
                + "{'url':'https://b/','title':'Shop'},{'url':'javascript:x'},{'title':'none'},null,5]");
        assertThat(profile.bioLinks())
                .containsExactly(new BioLink("http://a/", null, "external"), new BioLink("https://b/", "Shop", null));
        assertThat(profile.delivered()).contains(ProfileField.BIO_LINKS);
    }

    @ParameterizedTest
    @CsvSource({"[], true", "null, true", "5, false", "'[{''url'':''javascript:x''}]', false"})
    void bioLinksAreClearedByAnEmptyListAndNotByAnUnreadableOne(String links, boolean delivered) {
        Profile profile = profile("'id':'42','username':'x','bio_links':" + links);
        assertThat(profile.bioLinks()).isEmpty();
        assertThat(profile.delivered().contains(ProfileField.BIO_LINKS)).isEqualTo(delivered);
    }

    @ParameterizedTest
    @CsvSource({
        "'''profile_pic_url_hd'':''https://x/hd'',''profile_pic_url'':''https://x/s''', https://x/hd, true",
        "'''profile_pic_url_hd'':'''',''profile_pic_url'':''https://x/s''', https://x/s, true",
        "'''profile_pic_url'':''https://x/s''', https://x/s, true",
        "'''profile_pic_url_hd'':null,''profile_pic_url'':null', , true",
        "'''profile_pic_url_hd'':5,''profile_pic_url'':null', , false",
        "'''x'':1', , false",
    })
    void theLargerPictureIsTakenWhereThereIsOne(String fields, @Nullable String picture, boolean delivered) {
        Profile profile = profile("'id':'42','username':'x'," + fields);
        assertThat(profile.profilePicUrl()).isEqualTo(picture);
        assertThat(profile.delivered().contains(ProfileField.PROFILE_PIC)).isEqualTo(delivered);
    }

    @ParameterizedTest
    @CsvSource({
        "'{''count'':108221}', 108221",
        "'{''count'':0}', 0",
        "'{''count'':-1}', ",
        "'{''count'':99999999999999999999}', ",
        "'{''count'':''many''}', ",
        "'{}', ",
        "null, ",
        "5, ",
        "[], ",
    })
    void aCountThatIsNotThereIsUnknownAndNeverZero(String edge, @Nullable Long count) {
        Profile profile = profile("'id':'42','username':'x','edge_followed_by':" + edge);
        assertThat(profile.followerCount()).isEqualTo(count);
        assertThat(profile.followingCount()).isNull();
        assertThat(profile.mediaCount()).isNull();
    }

    @Test
    void idsThatADoubleCouldHaveDamagedAreUnknown() {
        Profile profile = profile("'id':'42','username':'x','fbid':17841472882932632,'eimu_id':'17842258911429432'");
        assertThat(profile.fbid()).isNull();
        assertThat(profile.eimuId()).isEqualTo("17842258911429432");
    }

    @Test
    void oddFieldsOfAProfileAreCounted() {
        ProfileLookup lookup = mapper.mapProfile(
                OneItem.json("{'id':'42','username':'x','biography':5,'edge_follow':{'count':-1},'brand_new':1,"
                        + "'fbid':17841472882932632,'eimu_id':null}"));
        Drift drift = ((ProfileLookup.Found) lookup).drift();
        assertThat(drift.observed()).isEqualTo(1);
        assertThat(drift.count("biography", Kind.RETYPED)).isEqualTo(1);
        assertThat(drift.count("edge_follow.count", Kind.OUT_OF_RANGE)).isEqualTo(1);
        assertThat(drift.count("brand_new", Kind.UNKNOWN)).isEqualTo(1);
        assertThat(drift.count("fbid", Kind.OUT_OF_RANGE)).isEqualTo(1);
        assertThat(drift.count("eimu_id", Kind.NULL)).isEqualTo(1);
        assertThat(drift.count("eimu_id", Kind.OUT_OF_RANGE)).isZero();
        assertThat(drift.count("full_name", Kind.MISSING)).isEqualTo(1);
    }

    @Test
    void flagsAreReadAsTheyAre() {
        Profile profile = profile("'id':'42','username':'x','is_private':true,'is_verified':false,'has_clips':1,"
                + "'highlight_reel_count':3,'hide_like_and_view_counts':true,'is_business_account':'yes',"
                + "'category_name':'Artist','full_name':'\\u0000A'");
        assertThat(profile.isPrivate()).isTrue();
        assertThat(profile.isVerified()).isFalse();
        assertThat(profile.hasClips()).isTrue();
        assertThat(profile.highlightReelCount()).isEqualTo(3);
        assertThat(profile.hideLikeAndViewCounts()).isTrue();
        assertThat(profile.isBusinessAccount()).isNull();
        assertThat(profile.isProfessionalAccount()).isNull();
        assertThat(profile.categoryName()).isEqualTo("Artist");
        assertThat(profile.fullName()).isEqualTo("\uFFFDA");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "null", "5", "{'status':false,'message':'Something went wrong'}", "{}"})
    void whatIsNoProfileIsUnreadableAndNotMissing(String body) {
        assertThat(mapper.mapProfile(OneItem.json(body))).isInstanceOf(ProfileLookup.Unreadable.class);
    }

    private Profile profile(String fields) {
        ProfileLookup lookup = mapper.mapProfile(OneItem.json("{'status':true," + fields + "}"));
        assertThat(lookup).isInstanceOf(ProfileLookup.Found.class);
        return ((ProfileLookup.Found) lookup).profile();
    }
}
