using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Boluo.Dashboard.Data.Configurations;

internal sealed class SuggestionConfiguration : IEntityTypeConfiguration<Suggestion>
{
    public void Configure(EntityTypeBuilder<Suggestion> builder) =>
        builder.ToTable(t => t.HasCheckConstraint("CK_Suggestion_Adopted", "(AdoptedOn IS NULL) = (AdoptedAs IS NULL)"));
}

internal sealed class NeedSurveyConfiguration : IEntityTypeConfiguration<NeedSurvey>
{
    public void Configure(EntityTypeBuilder<NeedSurvey> builder)
    {
        builder.HasIndex(s => s.CommunityCode);
        builder.HasIndex(s => s.TownshipCode);
        builder.HasIndex(s => new { s.CommunityCode, s.PeriodStart }).IsUnique().HasFilter("CommunityCode IS NOT NULL").HasDatabaseName("IX_NeedSurveys_Community");
        builder.HasIndex(s => new { s.TownshipCode, s.PeriodStart }).IsUnique().HasFilter("CommunityCode IS NULL").HasDatabaseName("IX_NeedSurveys_Street");
    }
}

internal sealed class SatisfactionSurveyConfiguration : IEntityTypeConfiguration<SatisfactionSurvey>
{
    public void Configure(EntityTypeBuilder<SatisfactionSurvey> builder) =>
        builder.ToTable(t => t.HasCheckConstraint("CK_SatisfactionSurvey_Sample", "Satisfied + Fair + Dissatisfied <= Sampled"));
}

internal sealed class DataUpdateConfiguration : IEntityTypeConfiguration<DataUpdate>
{
    public void Configure(EntityTypeBuilder<DataUpdate> builder) =>
        builder.HasIndex(u => new { u.CommunityCode, u.On }).IsUnique();
}

internal sealed class CampaignActionConfiguration : IEntityTypeConfiguration<CampaignAction>
{
    public void Configure(EntityTypeBuilder<CampaignAction> builder) =>
        builder.HasIndex(a => new { a.Kind, a.TownshipCode, a.CommunityCode, a.Month }).IsUnique();
}
