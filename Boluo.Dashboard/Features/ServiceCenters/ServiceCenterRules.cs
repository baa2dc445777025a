using Boluo.Dashboard.Data;
using Boluo.Dashboard.Domain;
using Boluo.Dashboard.Insight;

namespace Boluo.Dashboard.Features.ServiceCenters;

/// <summary>社区尚未建成党群服务中心: no open centre of the community level.</summary>
public sealed class CommunityWithoutCenter() : Rule("center.missing", 60)
{
    public override string Title(double? threshold) => "社区尚未建成党群服务中心";

    public override string RowsPath(double? threshold) => $"{Urls.ServiceCenters}#gaps";

    public override IQueryable<Finding> Find(BoluoDbContext db, Scope scope, double? threshold)
    {
        var (key, open) = (Key, db.ServiceCenters.OpenOn(scope.AsOf));
        return from community in db.Communities.Within(scope)
               join township in db.Townships on community.TownshipCode equals township.Code
               where !open.Any(c => c.CommunityCode == community.Code && c.Level == CenterLevel.Community)
               select new Finding
               {
                   Rule = key,
                   Key = community.Code,
                   Name = township.Name + community.Name,
                   Place = township.Name + community.Name,
                   Owner = community.SecretaryName,
                   Amount = null,
               };
    }
}
