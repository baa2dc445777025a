using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Boluo.Dashboard.Data;

/// <summary>Lets the migration tools make a context without starting the application.</summary>
internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<BoluoDbContext>
{
    public BoluoDbContext CreateDbContext(string[] args) =>
        new((DbContextOptions<BoluoDbContext>)new DbContextOptionsBuilder<BoluoDbContext>().UseBoluo("Data Source=design.db").Options);
}
