//! The named accounts: every rupiah is posted to one of them.

/// What an account is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AccountKind {
    /// Sales when they are paid out, before any deduction.
    Sales,
    /// Refunds of returned sales.
    Returns,
    /// Commission of the platform.
    Commission,
    /// Commission of creators.
    CreatorCommission,
    /// Fees of the platform an order.
    OrderFees,
    /// Receipts of sales before day 0, where the scenario states them.
    OpeningReceipts,
    /// Goods.
    Goods,
    /// Supplier bills of sales before day 0, where the scenario states them.
    OpeningBills,
    /// Packing and shipping.
    Packing,
    /// Advertising of a channel.
    Ads,
    /// Fixed cost of a channel.
    ChannelFixedCost,
    /// Wages.
    Wages,
    /// Religious holiday allowance.
    HolidayAllowance,
    /// Rent.
    Rent,
    /// Another monthly cost.
    OtherCost,
    /// What a mitigation costs.
    Mitigation,
    /// An amount on one date.
    OneOff,
    /// Interest on the credit line.
    CreditInterest,
    /// Goods bought for the stock.
    StockPurchases,
    /// A loan when it is paid out.
    LoanProceeds,
    /// Monthly payments of a loan.
    LoanRepayment,
    /// What the owner takes out.
    Drawings,
    /// Final income tax.
    Tax,
    /// What the plan of a response costs.
    ResponseCost,
    /// Stock that a response sells below its price.
    StockSold,
    /// Final income tax that platforms withhold.
    TaxWithheld,
    /// Payouts that a shock has taken for good.
    PayoutsLost,
}

impl AccountKind {
    /// The kinds that every channel has, in the order in which they are posted on a day.
    pub const OF_A_CHANNEL: [Self; 11] = [
        Self::Sales,
        Self::Returns,
        Self::Commission,
        Self::CreatorCommission,
        Self::OrderFees,
        Self::OpeningReceipts,
        Self::Goods,
        Self::OpeningBills,
        Self::Packing,
        Self::Ads,
        Self::ChannelFixedCost,
    ];

    /// The word for it in outputs.
    pub fn key(self) -> &'static str {
        match self {
            Self::Sales => "sales",
            Self::Returns => "returns",
            Self::Commission => "commission",
            Self::CreatorCommission => "creator_commission",
            Self::OrderFees => "order_fees",
            Self::OpeningReceipts => "opening_receipts",
            Self::Goods => "goods",
            Self::OpeningBills => "opening_bills",
            Self::Packing => "packing",
            Self::Ads => "ads",
            Self::ChannelFixedCost => "fixed_cost",
            Self::Wages => "wages",
            Self::HolidayAllowance => "holiday_allowance",
            Self::Rent => "rent",
            Self::OtherCost => "other_cost",
            Self::Mitigation => "mitigation",
            Self::OneOff => "one_off",
            Self::CreditInterest => "credit_interest",
            Self::StockPurchases => "stock_purchases",
            Self::LoanProceeds => "loan_proceeds",
            Self::LoanRepayment => "loan_repayment",
            Self::Drawings => "drawings",
            Self::Tax => "tax",
            Self::ResponseCost => "response_cost",
            Self::StockSold => "stock_sold",
            Self::TaxWithheld => "tax_withheld",
            Self::PayoutsLost => "payouts_lost",
        }
    }
}

/// One account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// What it is for.
    pub kind: AccountKind,
    /// The channel it belongs to, by position; `None` for the whole business.
    pub channel: Option<usize>,
    /// Its unique name: `channel.shopee.sales`, `wages`, `other_cost.listrik`.
    pub name: String,
}

/// Handle of an account: its position in the chart of accounts.
pub type AccountId = usize;

/// All accounts of a model, in the order of posting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChartOfAccounts {
    accounts: Vec<Account>,
}

impl ChartOfAccounts {
    /// Adds the accounts of a channel and returns the handle of the first.
    pub(super) fn add_channel(&mut self, channel: usize, id: &str) -> AccountId {
        let first = self.accounts.len();
        for kind in AccountKind::OF_A_CHANNEL {
            let name = format!("channel.{id}.{}", kind.key());
            self.accounts.push(Account { kind, channel: Some(channel), name });
        }
        first
    }

    /// Adds an account of the whole business.
    pub(super) fn add(&mut self, kind: AccountKind, item: Option<&str>) -> AccountId {
        self.accounts.push(Account { kind, channel: None, name: name_of(kind, item) });
        self.accounts.len() - 1
    }

    /// Handle of the account of a kind and item, if there is one.
    pub(crate) fn find(&self, kind: AccountKind, item: Option<&str>) -> Option<AccountId> {
        let name = name_of(kind, item);
        self.accounts.iter().position(|account| account.kind == kind && account.name == name)
    }

    /// The accounts in order.
    pub fn accounts(&self) -> &[Account] {
        &self.accounts
    }

    /// Number of accounts.
    pub fn len(&self) -> usize {
        self.accounts.len()
    }

    /// Whether there are none; never so in a model.
    pub fn is_empty(&self) -> bool {
        self.accounts.is_empty()
    }
}

fn name_of(kind: AccountKind, item: Option<&str>) -> String {
    item.map_or_else(|| kind.key().to_owned(), |item| format!("{}.{item}", kind.key()))
}
