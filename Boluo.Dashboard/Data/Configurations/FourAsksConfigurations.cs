using Boluo.Dashboard.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Boluo.Dashboard.Data.Configurations;

internal sealed class SuggestionConfiguration : IEntityTypeConfiguration<Suggestion>
{
    public void Configure(EntityTypeBuilder<Suggestion> builder)
    {
        builder.HasOne<Township>().WithMany().HasForeignKey(s => s.TownshipCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Community>().WithMany().HasForeignKey(s => s.CommunityCode).OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(t => t.HasCheckConstraint("CK_Suggestion_Adopted", "(AdoptedOn IS NULL) = (AdoptedAs IS NULL)"));
    }
}

internal sealed class NeedSurveyConfiguration : IEntityTypeConfiguration<NeedSurvey>
{
    public void Configure(EntityTypeBuilder<NeedSurvey> builder)
    {
        builder.HasOne<Township>().WithMany().HasForeignKey(s => s.TownshipCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Community>().WithMany().HasForeignKey(s => s.CommunityCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => s.CommunityCode);
        builder.HasIndex(s => s.TownshipCode);
        builder.HasIndex(s => new { s.CommunityCode, s.PeriodStart }).IsUnique().HasFilter("CommunityCode IS NOT NULL").HasDatabaseName("IX_NeedSurveys_Community");
        builder.HasIndex(s => new { s.TownshipCode, s.PeriodStart }).IsUnique().HasFilter("CommunityCode IS NULL").HasDatabaseName("IX_NeedSurveys_Street");
    }
}

internal sealed class DelegateIssueConfiguration : IEntityTypeConfiguration<DelegateIssue>
{
    public void Configure(EntityTypeBuilder<DelegateIssue> builder) =>
        builder.HasOne<Community>().WithMany().HasForeignKey(i => i.CommunityCode).OnDelete(DeleteBehavior.Restrict);
}

internal sealed class IdeaCaseConfiguration : IEntityTypeConfiguration<IdeaCase>
{
    public void Configure(EntityTypeBuilder<IdeaCase> builder) =>
        builder.HasOne<Community>().WithMany().HasForeignKey(c => c.CommunityCode).OnDelete(DeleteBehavior.Restrict);
}

internal sealed class SatisfactionSurveyConfiguration : IEntityTypeConfiguration<SatisfactionSurvey>
{
    public void Configure(EntityTypeBuilder<SatisfactionSurvey> builder)
    {
        builder.HasOne<CountyUnit>().WithMany().HasForeignKey(s => s.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Township>().WithMany().HasForeignKey(s => s.TownshipCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Community>().WithMany().HasForeignKey(s => s.CommunityCode).OnDelete(DeleteBehavior.Restrict);
        builder.ToTable(t => t.HasCheckConstraint("CK_SatisfactionSurvey_Sample", "Satisfied + Fair + Dissatisfied <= Sampled"));
    }
}

internal sealed class ServiceRuleConfiguration : IEntityTypeConfiguration<ServiceRule>
{
    public void Configure(EntityTypeBuilder<ServiceRule> builder) =>
        builder.HasOne<Township>().WithMany().HasForeignKey(r => r.TownshipCode).OnDelete(DeleteBehavior.Restrict);
}

internal sealed class DataUpdateConfiguration : IEntityTypeConfiguration<DataUpdate>
{
    public void Configure(EntityTypeBuilder<DataUpdate> builder)
    {
        builder.HasOne<Community>().WithMany().HasForeignKey(u => u.CommunityCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(u => new { u.CommunityCode, u.On }).IsUnique();
    }
}

internal sealed class CampaignActionConfiguration : IEntityTypeConfiguration<CampaignAction>
{
    public void Configure(EntityTypeBuilder<CampaignAction> builder)
    {
        builder.HasOne<Township>().WithMany().HasForeignKey(a => a.TownshipCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Community>().WithMany().HasForeignKey(a => a.CommunityCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.Kind, a.TownshipCode, a.CommunityCode, a.Month }).IsUnique();
    }
}
