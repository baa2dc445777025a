using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>The “两委” of every community, the secretaries of the area branches, and what schooling grid workers have.</summary>
internal static class SampleOrganisations
{
    /// <summary>Area branches whose secretary has not been reported.</summary>
    private const int Unreported = 2;

    public static void AddTo(SampleCounty county)
    {
        var random = new SampleRandom("organisations");
        var people = county.People.For("organisations");
        AddCommittees(county, random, people);
        AddSecretaries(county, random, people);
        AddEducation(county, new SampleRandom("grid worker education"));
    }

    private static void AddCommittees(SampleCounty county, SampleRandom random, People people)
    {
        foreach (var community in county.Data.Communities)
        {
            var posts = new List<CommitteePost> { community.SecretaryIsDirector ? CommitteePost.SecretaryAndDirector : CommitteePost.Secretary };
            if (!community.SecretaryIsDirector) posts.Add(CommitteePost.Director);
            posts.AddRange([CommitteePost.DeputySecretary, CommitteePost.DeputyDirector]);
            while (posts.Count < community.CommitteeMembers) posts.Add(CommitteePost.Member);
            foreach (var post in posts)
            {
                var leads = post is CommitteePost.SecretaryAndDirector or CommitteePost.Secretary;
                var isWoman = leads ? People.IsWomans(community.SecretaryName) : random.Chance(0.42);
                var gender = isWoman ? Gender.Female : Gender.Male;
                county.Data.CommitteeMembers.Add(new CommitteeMember
                {
                    Id = county.Data.CommitteeMembers.Count + 1,
                    CommunityCode = community.Code,
                    Name = leads ? community.SecretaryName : people.Name(gender),
                    Gender = gender,
                    BornOn = people.BornAt(leads ? random.Int(38, 57) : random.Int(26, 56)),
                    Education = EducationOf(random, leads ? 0.1 : 0.25),
                    PoliticalStatus = post is CommitteePost.DeputyDirector or CommitteePost.Member && random.Chance(0.2) ? PoliticalStatus.Public : PoliticalStatus.PartyMember,
                    Post = post,
                    ValidFrom = random.Chance(0.8) ? random.Day(new DateOnly(2017, 3, 1), new DateOnly(2017, 6, 30)) : random.Day(new DateOnly(2017, 9, 1), new DateOnly(2018, 12, 1)),
                });
            }
        }
    }

    private static void AddSecretaries(SampleCounty county, SampleRandom random, People people)
    {
        var areas = county.Data.PartyOrganisations.Where(o => o.Kind == PartyOrganisationKind.Branch && county.Data.PartyOrganisations[o.ParentId!.Value - 1].CommunityCode is not null).ToList();
        foreach (var branch in random.Shuffle(areas).Skip(Unreported).OrderBy(o => o.Id)) branch.SecretaryName = people.Name();
    }

    private static void AddEducation(SampleCounty county, SampleRandom random)
    {
        foreach (var worker in county.Data.GridWorkers) worker.Education = EducationOf(random, worker.Occupation == Occupation.BuildingHead ? 0.6 : 0.35);
    }

    private static Education EducationOf(SampleRandom random, double school)
    {
        if (random.Chance(school)) return Education.School;
        return random.Double() switch { < 0.58 => Education.College, < 0.97 => Education.Bachelor, _ => Education.Postgraduate };
    }
}
