using Boluo.Dashboard.Domain;

namespace Boluo.Dashboard.Tests.Sample;

/// <summary>Persons of the grids: occupation, gender, age and membership in the proportions of the parameters.</summary>
internal sealed class Traits(People people, SampleRandom random)
{
    public const int Workers = 823;
    public const int Members = 446;
    public const int Women = 428;

    private readonly Queue<bool> _women = new(random.Shuffle(Shares.Repeat([(true, Women), (false, Workers - Women)])));
    private readonly Queue<int> _ages = new(random.Shuffle(Enumerable.Range(0, Workers).Select(Age)));

    public List<GridWorker> AddWorkers(SampleCounty county, CommunityRow row, int[] occupations, SampleRandom random)
    {
        var workers = new List<GridWorker>();
        // Whoever is 社区工作者 and 网格员 is the same person in both lists; the one of the first post is no 网格员.
        var names = new Queue<string>(random.Shuffle(county.Data.CommunityWorkers.Where(w => w.CommunityCode == row.Code && w.Post > 1)).Select(w => w.Name));
        foreach (var occupation in Shares.Repeat(occupations.Select((count, i) => ((Occupation)i, count))))
        {
            var gender = _women.Dequeue() ? Gender.Female : Gender.Male;
            workers.Add(New(county, row.Code, occupation == Occupation.CommunityWorker ? names.Dequeue() : people.Name(gender), occupation, gender, _ages.Dequeue()));
        }

        return workers;
    }

    /// <summary>Gives the membership that is left to those who are no 党员骨干.</summary>
    public static void Settle(SampleCounty county, SampleRandom random)
    {
        var workers = county.Data.GridWorkers;
        foreach (var worker in workers.Where(w => w.Occupation == Occupation.KeyMember)) worker.PoliticalStatus = PoliticalStatus.PartyMember;
        foreach (var worker in random.Shuffle(workers.Where(w => w.PoliticalStatus != PoliticalStatus.PartyMember)).Take(Members - workers.Count(w => w.PoliticalStatus == PoliticalStatus.PartyMember))) worker.PoliticalStatus = PoliticalStatus.PartyMember;
    }

    /// <summary>Somebody whose duty has ended.</summary>
    public static GridWorker Leaver(SampleCounty county, string communityCode, SampleRandom random)
    {
        var gender = random.Chance(0.5) ? Gender.Female : Gender.Male;
        var leaver = New(county, communityCode, county.People.Name(gender), random.Chance(0.5) ? Occupation.FullTimeWorker : Occupation.BuildingHead, gender, random.Int(26, 66));
        if (random.Chance(0.4)) leaver.PoliticalStatus = PoliticalStatus.PartyMember;
        return leaver;
    }

    public static GridWorker New(SampleCounty county, string communityCode, string name, Occupation occupation, Gender gender, int age)
    {
        var (phone, bornOn) = (county.People.Mobile(), county.People.BornAt(age));
        var worker = new GridWorker
        {
            Id = county.Data.GridWorkers.Count + 1,
            Name = name,
            Phone = phone,
            PhoneMasked = GridWorker.Mask(phone),
            CommunityCode = communityCode,
            Occupation = occupation,
            FullTime = occupation == Occupation.FullTimeWorker,
            Gender = gender,
            BornOn = bornOn,
            PoliticalStatus = OutsideTheParty(bornOn),
        };
        county.Data.GridWorkers.Add(worker);
        return worker;
    }

    /// <summary>The League keeps its members until they are 28. No draw decides, so that all other rows stay as they were.</summary>
    public static PoliticalStatus OutsideTheParty(DateOnly bornOn) => bornOn > SampleCounty.AsOf.AddYears(-28) ? PoliticalStatus.LeagueMember : PoliticalStatus.Public;

    /// <summary>24 to 66, median 43.</summary>
    private static int Age(int rank)
    {
        var place = 2.0 * rank / (Workers - 1) - 1;
        return (int)Math.Round(43 + (place < 0 ? -19 * place * place : 23 * place * place));
    }
}
