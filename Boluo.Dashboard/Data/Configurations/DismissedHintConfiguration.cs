using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Boluo.Dashboard.Data.Configurations;

internal sealed class DismissedHintConfiguration : IEntityTypeConfiguration<DismissedHint>
{
    public void Configure(EntityTypeBuilder<DismissedHint> builder)
    {
        builder.HasKey(h => new { h.OwnerId, h.Page });
        builder.HasOne<BoluoUser>().WithMany().HasForeignKey(h => h.OwnerId).OnDelete(DeleteBehavior.Cascade);
    }
}
