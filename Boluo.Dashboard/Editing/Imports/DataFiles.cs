using Boluo.Dashboard.Data.Start;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Registers;

namespace Boluo.Dashboard.Editing.Imports;

/// <summary>All files of the data set. The columns of a file are those that its reading function names, in that order.</summary>
public static class DataFiles
{
    public static readonly IReadOnlyList<DataFile> All =
    [
        new DataFile<Compound>("compounds.csv", d => d.Of<Compound>(), Checked<Compound>(r => new()
        {
            Id = r.Id(nameof(Compound.Id)),
            Name = r.Text(nameof(Compound.Name), 50),
            CommunityCode = r.Code(nameof(Compound.CommunityCode), 12),
            BranchId = r.OptionalId(nameof(Compound.BranchId)),
            Households = r.Int(nameof(Compound.Households), 0, 50_000),
            PropertyCompany = r.OptionalText(nameof(Compound.PropertyCompany), 50),
            PropertyHeadIsMember = r.Flag(nameof(Compound.PropertyHeadIsMember)),
            HasOwnersCommittee = r.Flag(nameof(Compound.HasOwnersCommittee)),
            CommitteeHeadIsMember = r.Flag(nameof(Compound.CommitteeHeadIsMember)),
            RegisteredMembers = r.Int(nameof(Compound.RegisteredMembers), 0, 10_000),
        }, (r, c) =>
        {
            r.Require(!c.PropertyHeadIsMember || c.PropertyCompany is not null, nameof(c.PropertyHeadIsMember), "未填物业服务企业的小区应为false");
            r.Require(!c.CommitteeHeadIsMember || c.HasOwnersCommittee, nameof(c.CommitteeHeadIsMember), "没有业委会的小区应为false");
        })),

        .. UrbanFormFiles.All,
        .. FourAsksFiles.All,
        .. CampaignFiles.All,
        .. StreetFiles.All,
    ];

    public static DataFile Of(Type rowType) => All.First(f => f.RowType == rowType);

    /// <summary>A row whose columns are compared with each other after they are read.</summary>
    internal static Func<CsvRow, T> Checked<T>(Func<CsvRow, T> read, Action<CsvRow, T> check) => row =>
    {
        var entity = read(row);
        check(row, entity);
        return entity;
    };

    internal static Func<CsvRow, T> Dated<T>(Func<CsvRow, T> read) where T : IDated =>
        Checked(read, (r, e) => r.Require(e.ValidTo is not { } to || to > e.ValidFrom, nameof(IDated.ValidTo), "应晚于“ValidFrom”"));
}
